import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.repository.zoo.Criteria;
import ai.djl.repository.zoo.ZooModel;
import java.nio.file.Path;
import java.util.Arrays;

/** An ordinary DJL application: loads models by path with one engine and prints what each predicts. */
public class DjlTabular {
  public static void main(String[] arguments) {
    for (int i = 1; i < arguments.length; i++) {
      Path file = Path.of(arguments[i]);
      Tries.load(file, () -> predict(arguments[0], file));
    }
  }

  private static String predict(String engine, Path file) throws Exception {
    Criteria<NDList, NDList> criteria =
        Criteria.builder()
            .setTypes(NDList.class, NDList.class)
            .optEngine(engine)
            .optModelPath(file.getParent())
            .optModelName(file.getFileName().toString())
            .build();
    try (ZooModel<NDList, NDList> model = criteria.loadModel();
        Predictor<NDList, NDList> predictor = model.newPredictor();
        NDManager manager = model.getNDManager().newSubManager()) {
      WhileOpen.action.run();
      float[] features = {1, 2, 7, 3, 4, 9};
      NDList output = predictor.predict(new NDList(manager.create(features, new Shape(3, 2))));
      return Arrays.toString(output.singletonOrThrow().toArray());
    }
  }
}
