package io.bulla.harness;

import io.bulla.testing.SharedData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Fresh directories below target/scratch, which begins empty with each run of the tests. */
public final class Scratch {

  private static final Path ROOT = emptied();

  private Scratch() {}

  /** A new directory, readable by its owner only. */
  public static Path directory(String prefix) {
    try {
      return Files.createTempDirectory(ROOT, prefix);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path emptied() {
    Path root = SharedData.checkout().resolve("integration-tests/target/scratch");
    try {
      if (Files.exists(root)) {
        delete(root);
      }
      return Files.createDirectories(root);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
