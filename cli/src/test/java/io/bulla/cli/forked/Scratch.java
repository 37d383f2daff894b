package io.bulla.cli.forked;

import io.bulla.testing.SharedData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** New directories below {@code cli/target/scratch}. */
final class Scratch {
  private Scratch() {}

  static Path directory(String prefix) {
    try {
      Path parent = SharedData.checkout().resolve("cli/target/scratch");
      return Files.createTempDirectory(Files.createDirectories(parent), prefix + "-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
