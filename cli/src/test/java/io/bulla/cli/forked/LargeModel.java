package io.bulla.cli.forked;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** A model that takes long to write: zeros, of which the plaintext takes no space. */
final class LargeModel {
  private static final long BYTES = 512L << 20;
  private static final Path SEALED = seal();

  private LargeModel() {}

  static Path sealed() {
    return SEALED;
  }

  static Path zeros(Path file, long bytes) {
    try (RandomAccessFile content = new RandomAccessFile(file.toFile(), "rw")) {
      content.setLength(bytes);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path seal() {
    Path directory = Scratch.directory("large");
    Path model = zeros(directory.resolve("model.onnx"), BYTES);
    Keys.bulla().asLaunched().run("seal", model, "--in-place").succeeded();
    model.toFile().deleteOnExit();
    return model;
  }
}
