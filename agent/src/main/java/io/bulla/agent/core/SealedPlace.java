package io.bulla.agent.core;

import io.bulla.loader.SealedModel;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Where a file stands among sealed ones, whatever links lead to it. */
final class SealedPlace {
  private static final String ANY_FILE = "file";

  private SealedPlace() {}

  /**
   * The path by which to open a file that is sealed or stands in a sealed directory; empty if it is
   * neither.
   *
   * <p>A link into a sealed directory leads there: a plaintext file that was put there must not get
   * past it by the link. A directory of links, as download caches have it, counts as it looks.
   */
  static Optional<Path> of(Path file) throws IOException {
    try {
      Path real = real(file);
      if (isInDirectory(real)) {
        return Optional.of(real);
      }
      return SealedModel.rootOf(file).map(root -> file);
    } catch (NoSuchFileException | AccessDeniedException e) {
      return Optional.empty(); // the engine cannot read it either, and says so itself
    }
  }

  /** The same of a directory; empty if it is none of a sealed model. */
  static Optional<Path> ofDirectory(Path directory) throws IOException {
    Path real = real(directory);
    if (isInDirectory(real.resolve(ANY_FILE))) {
      return Optional.of(real);
    }
    return isInDirectory(directory.resolve(ANY_FILE)) ? Optional.of(directory) : Optional.empty();
  }

  /** Whether a file that lies in a directory itself is sealed. */
  static boolean holdsSealedFiles(Path directory) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, Files::isRegularFile)) {
      for (Path file : files) {
        if (SealedModel.isSealed(file)) {
          return true;
        }
      }
      return false;
    }
  }

  static boolean isInDirectory(Path file) throws IOException {
    return SealedModel.rootOf(file).filter(root -> !root.equals(file)).isPresent();
  }

  private static Path real(Path file) {
    try {
      return file.toRealPath();
    } catch (IOException e) {
      return file; // a member that was removed is still missed in its directory
    }
  }
}
