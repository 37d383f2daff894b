import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.repository.zoo.Criteria;
import ai.djl.repository.zoo.ZooModel;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/** An ordinary DJL application: a model directory with serving.properties and an artifact. */
public class DjlProgram {
  public static void main(String[] args) throws Exception {
    Criteria.Builder<NDList, NDList> criteria =
        Criteria.builder().setTypes(NDList.class, NDList.class).optEngine("OnnxRuntime");
    if (args[0].startsWith("file:")) {
      criteria.optModelUrls(args[0]);
    } else {
      criteria.optModelPath(Path.of(args[0]));
    }
    try (ZooModel<NDList, NDList> model = criteria.build().loadModel();
        NDManager manager = model.getNDManager().newSubManager();
        var predictor = model.newPredictor();
        InputStream synset = model.getArtifactAsStream("synset.txt")) {
      NDList result = predictor.predict(new NDList(manager.create(new float[] {1.5f, -2f, 4f})));
      System.out.println(Arrays.toString(result.get(0).toFloatArray()));
      System.out.println(new String(synset.readAllBytes(), StandardCharsets.UTF_8).trim());
      System.out.println(model.getProperty("note"));
    }
  }
}
