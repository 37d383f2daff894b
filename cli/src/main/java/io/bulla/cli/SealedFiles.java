package io.bulla.cli;

import io.bulla.loader.SealedModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Files that begin as a sealed one does, below directories and behind links there. Stateless. */
public final class SealedFiles {
  private SealedFiles() {}

  /**
   * Those below a directory, or the file itself, by name.
   *
   * @throws IOException also if part of it cannot be looked into, where others may be
   */
  public static List<Path> below(Path directory) throws IOException {
    List<Path> sealed = new ArrayList<>();
    try (Stream<Path> walk = Files.walk(directory, FileVisitOption.FOLLOW_LINKS)) {
      for (Path file : walk.sorted().toList()) {
        if (SealedModel.isSealed(file)) {
          sealed.add(file);
        }
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return sealed;
  }
}
