import ai.djl.huggingface.translator.TextEmbeddingTranslatorFactory;
import ai.djl.inference.Predictor;
import ai.djl.repository.zoo.Criteria;
import ai.djl.repository.zoo.ZooModel;
import java.nio.file.Path;
import java.util.List;

/** An ordinary DJL application: prints the embeddings of three sentences as raw float bits. */
public final class EmbedSentences {
  private static final List<String> SENTENCES =
      List.of(
          "The accountant pressed his seal into the wet clay.",
          "An envelope of clay kept the tokens safe.",
          "Naïve Σ über-tokens, 42 of them!");

  public static void main(String[] arguments) throws Exception {
    Criteria<String, float[]> criteria =
        Criteria.builder()
            .setTypes(String.class, float[].class)
            .optEngine("OnnxRuntime")
            .optModelPath(Path.of(arguments[0]))
            .optTranslatorFactory(new TextEmbeddingTranslatorFactory())
            .build();
    try (ZooModel<String, float[]> model = criteria.loadModel();
        Predictor<String, float[]> predictor = model.newPredictor()) {
      for (String sentence : SENTENCES) {
        print(predictor.predict(sentence));
      }
    }
  }

  private static void print(float[] embedding) {
    StringBuilder line = new StringBuilder("embedding");
    for (float value : embedding) {
      line.append(' ').append(Integer.toHexString(Float.floatToRawIntBits(value)));
    }
    System.out.println(line);
  }
}
