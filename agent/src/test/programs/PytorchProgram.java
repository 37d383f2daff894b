import ai.djl.Model;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.repository.zoo.Criteria;
import ai.djl.repository.zoo.ZooModel;
import ai.djl.translate.NoopTranslator;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/** Runs the module at each path, loaded by path with an extra file and device mapping, and by stream. */
public class PytorchProgram {
  public static void main(String[] paths) {
    for (String path : paths) {
      Path file = Path.of(path);
      Tries.load(path, () -> byPath(file));
      Tries.load("stream " + path, () -> byStream(file));
      Tries.load("property " + path, () -> property(file));
    }
  }

  private static String byPath(Path file) throws Exception {
    try (ZooModel<NDList, NDList> model = load(file)) {
      return run(model) + " " + model.getWrappedModel().getProperty("labels.txt");
    }
  }

  /** Of serving.properties beside the module. */
  private static String property(Path file) throws Exception {
    try (ZooModel<NDList, NDList> model = load(file)) {
      return String.valueOf(model.getProperty("note"));
    }
  }

  private static ZooModel<NDList, NDList> load(Path file) throws Exception {
    Criteria<NDList, NDList> criteria =
        Criteria.builder()
            .setTypes(NDList.class, NDList.class)
            .optEngine("PyTorch")
            .optModelPath(file.getParent())
            .optModelName(file.getFileName().toString())
            .optOption("extraFiles", "labels.txt")
            .optOption("mapLocation", "true")
            .build();
    return criteria.loadModel();
  }

  private static String byStream(Path file) throws Exception {
    try (Model model = Model.newInstance("stream", "PyTorch");
        InputStream in = Files.newInputStream(file)) {
      model.load(in, Map.of());
      return run(model);
    }
  }

  private static String run(Model model) throws Exception {
    try (Predictor<NDList, NDList> predictor = model.newPredictor(new NoopTranslator());
        NDManager manager = model.getNDManager().newSubManager()) {
      WhileOpen.action.run();
      NDList output = predictor.predict(new NDList(manager.create(new float[] {1.5f, -2f, 4f})));
      return Arrays.toString(output.singletonOrThrow().toFloatArray());
    }
  }
}
