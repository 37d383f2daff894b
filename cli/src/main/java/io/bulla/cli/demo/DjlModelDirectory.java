package io.bulla.cli.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Makes a model directory for DJL of what the model's artifact carries. */
final class DjlModelDirectory {
  private static final String MODEL_ENTRY = "all-minilm-l6-v2.onnx";
  private static final String TOKENIZER_ENTRY = "all-minilm-l6-v2-tokenizer.json";
  private static final String SERVING_PROPERTIES =
      """
      engine=OnnxRuntime
      includeTokenTypes=true
      pooling=mean
      normalize=true
      """;

  private DjlModelDirectory() {}

  /** Writes model, tokenizer and {@code serving.properties} into an empty directory. */
  static void write(Path artifact, Path directory) throws IOException {
    try (ZipFile jar = new ZipFile(artifact.toFile())) {
      copy(jar, MODEL_ENTRY, directory.resolve("model.onnx"));
      copy(jar, TOKENIZER_ENTRY, directory.resolve("tokenizer.json"));
    }
    Files.writeString(directory.resolve("serving.properties"), SERVING_PROPERTIES);
  }

  private static void copy(ZipFile jar, String name, Path target) throws IOException {
    ZipEntry entry = jar.getEntry(name);
    if (entry == null) {
      throw new IOException(jar.getName() + " holds no " + name);
    }
    try (InputStream in = jar.getInputStream(entry)) {
      Files.copy(in, target);
    }
  }
}
