import ai.djl.ndarray.NDList;
import ai.djl.repository.zoo.Criteria;
import ai.djl.repository.zoo.ZooModel;
import ai.djl.util.Utils;
import java.io.InputStream;
import java.nio.file.Path;

/** Prints a DJL model's serving property and the classes that its synset.txt lists. */
public final class ReadArtifacts {
  public static void main(String[] arguments) throws Exception {
    Criteria<NDList, NDList> criteria =
        Criteria.builder()
            .setTypes(NDList.class, NDList.class)
            .optEngine("OnnxRuntime")
            .optModelPath(Path.of(arguments[0]))
            .build();
    try (ZooModel<NDList, NDList> model = criteria.loadModel();
        InputStream synset = model.getArtifactAsStream("synset.txt")) {
      System.out.println("includeTokenTypes " + model.getProperty("includeTokenTypes"));
      System.out.println("classes " + Utils.readLines(synset));
    }
  }
}
