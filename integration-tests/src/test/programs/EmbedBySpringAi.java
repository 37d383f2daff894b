import java.nio.file.Path;
import java.util.List;
import org.springframework.ai.transformers.TransformersEmbeddingModel;

/** An ordinary Spring AI application: prints the embeddings of two texts as raw float bits. */
public final class EmbedBySpringAi {
  public static void main(String[] arguments) throws Exception {
    Path directory = Path.of(arguments[0]);
    TransformersEmbeddingModel model = new TransformersEmbeddingModel();
    model.setModelResource(directory.resolve("model.onnx").toUri().toString());
    model.setTokenizerResource(directory.resolve("tokenizer.json").toUri().toString());
    model.setResourceCacheDirectory(arguments[1]);
    model.afterPropertiesSet();
    for (String text : List.of("Seal the clay while it is wet.", "Naïve Σ über-tokens, 42!")) {
      print(model.embed(text));
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
