import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.OnnxEmbeddingModel;
import dev.langchain4j.model.embedding.onnx.PoolingMode;
import java.nio.file.Path;
import java.util.List;

/** An ordinary LangChain4j application: prints the embeddings of two texts as raw float bits. */
public final class EmbedByLangChain4j {
  public static void main(String[] arguments) throws Exception {
    Path directory = Path.of(arguments[0]);
    EmbeddingModel model =
        new OnnxEmbeddingModel(
            directory.resolve("model.onnx"),
            directory.resolve("tokenizer.json"),
            PoolingMode.MEAN,
            Runnable::run);
    for (String text : List.of("Seal the clay while it is wet.", "Naïve Σ über-tokens, 42!")) {
      print(model.embed(TextSegment.from(text)).content().vector());
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
