package io.bulla.benchmarks.programs;

import ai.djl.huggingface.translator.TextEmbeddingTranslatorFactory;
import ai.djl.inference.Predictor;
import ai.djl.repository.zoo.Criteria;
import ai.djl.repository.zoo.ZooModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An application that embeds sentences by DJL, as {@link Steps} tell it: it loads a directory with
 * a model and its tokenizer, to a predictor that is ready.
 */
public final class Predictors implements Application {

  private static final String SENTENCE = "The accountant pressed his seal into the wet clay.";

  private final Path directory;
  private @Nullable ZooModel<String, float[]> model;
  private @Nullable Predictor<String, float[]> predictor;

  private Predictors(Path directory) {
    this.directory = directory;
  }

  /** Takes the model's directory. */
  public static void main(String[] arguments) throws Exception {
    Steps.take(new Predictors(Path.of(arguments[0])));
  }

  @Override
  public void load() throws Exception {
    ZooModel<String, float[]> loaded =
        Criteria.builder()
            .setTypes(String.class, float[].class)
            .optEngine("OnnxRuntime")
            .optModelPath(directory)
            .optTranslatorFactory(new TextEmbeddingTranslatorFactory())
            .optArgument("includeTokenTypes", "true")
            .build()
            .loadModel();
    model = loaded;
    predictor = loaded.newPredictor();
  }

  @Override
  public Inferences run(int times) throws Exception {
    List<Long> nanos = new ArrayList<>();
    String output = "";
    for (int i = 0; i < times; i++) {
      long start = System.nanoTime();
      float[] embedding = open(predictor).predict(SENTENCE);
      nanos.add(System.nanoTime() - start);
      output = Outputs.digest(embedding);
    }
    return new Inferences(nanos, output);
  }

  @Override
  public void close() {
    open(predictor).close();
    open(model).close();
    predictor = null;
    model = null;
  }

  private static <T> T open(@Nullable T loaded) {
    if (loaded == null) {
      throw new IllegalStateException("nothing is loaded");
    }
    return loaded;
  }
}
