package example;

import ai.djl.huggingface.translator.TextEmbeddingTranslatorFactory;
import ai.djl.inference.Predictor;
import ai.djl.repository.zoo.Criteria;
import ai.djl.repository.zoo.ZooModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * An ordinary DJL program: loads a text-embedding model from a directory and compares sentences.
 *
 * <p>Usage: {@code java example.Embed MODEL_DIRECTORY [OUTPUT_DIRECTORY]}.
 */
public final class Embed {
  private static final List<String> SENTENCES =
      List.of(
          "How do I reset my password?",
          "I forgot my login credentials.",
          "The cat sleeps on the warm windowsill.",
          "A kitten naps in the sun.",
          "Interest rates rose again this quarter.",
          "The central bank tightened monetary policy.");

  private Embed() {}

  /** Loads, embeds, prints; ends with 1 if the model cannot be loaded. */
  public static void main(String[] arguments) {
    Recording recording = Recording.begin();
    try {
      List<float[]> embeddings = embed(Path.of(arguments[0]), recording);
      Similarities.print(SENTENCES, embeddings, System.out);
      if (arguments.length > 1) {
        recording.write(Path.of(arguments[1]), embeddings);
      }
    } catch (Exception e) {
      printChain(e);
      System.exit(1);
    }
  }

  private static List<float[]> embed(Path directory, Recording recording) throws Exception {
    Criteria<String, float[]> criteria =
        Criteria.builder()
            .setTypes(String.class, float[].class)
            .optModelPath(directory)
            .optEngine("OnnxRuntime")
            .optTranslatorFactory(new TextEmbeddingTranslatorFactory())
            .build();
    try (ZooModel<String, float[]> model = criteria.loadModel();
        Predictor<String, float[]> predictor = model.newPredictor()) {
      recording.modelIsReady();
      List<float[]> embeddings = new ArrayList<>();
      for (String sentence : SENTENCES) {
        embeddings.add(predictor.predict(sentence));
      }
      return embeddings;
    }
  }

  private static void printChain(Throwable failure) {
    System.err.println("cannot load the model: " + failure);
    for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
      System.err.println("  because: " + cause);
    }
  }
}
