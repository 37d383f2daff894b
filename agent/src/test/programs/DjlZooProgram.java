import ai.djl.Application;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.repository.Repository;
import ai.djl.repository.zoo.Criteria;
import ai.djl.repository.zoo.ModelZoo;
import ai.djl.repository.zoo.ZooModel;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;

/**
 * An ordinary DJL application that takes its model from a model zoo: by the URL of a repository, of
 * DJL's own zoo or of an archive on the class path, or from a zoo of its own over a repository.
 */
public class DjlZooProgram {
  private static final String GROUP = "com.example.zoo";

  public static void main(String[] args) throws Exception {
    Criteria.Builder<NDList, NDList> criteria =
        Criteria.builder()
            .setTypes(NDList.class, NDList.class)
            .optEngine(args.length > 2 ? args[2] : "OnnxRuntime");
    if (args[0].equals("own-zoo")) {
      ModelZoo.registerModelZoo(() -> new OwnZoo(args[1]));
      criteria.optGroupId(GROUP).optArtifactId("tiny");
    } else {
      criteria.optModelUrls(args[1]);
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

  private static final class OwnZoo extends ModelZoo {
    OwnZoo(String url) {
      Repository repository = Repository.newInstance("own", url);
      addModel(repository.model(Application.Tabular.SOFTMAX_REGRESSION, GROUP, "tiny", "0.0.1"));
    }

    @Override
    public String getGroupId() {
      return GROUP;
    }

    @Override
    public Set<String> getSupportedEngines() {
      return Set.of("OnnxRuntime");
    }
  }
}
