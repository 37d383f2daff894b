package io.bulla.cli.model;

import io.bulla.cli.ExitCode;
import io.bulla.cli.Failure;
import io.bulla.loader.SealedModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Checks early that a path is a sealed model, so that the error can say what to do. */
final class SealedPath {
  private static final String MANIFEST = "bulla.manifest";

  private SealedPath() {}

  /** The path, which is a sealed file or the directory of a sealed model. */
  static Path of(Path path) throws IOException {
    if (!Files.exists(path)) {
      throw new NoSuchFileException(path.toString());
    }
    if (Files.isDirectory(path)) {
      return ofDirectory(path);
    }
    if (!SealedModel.isSealed(path)) {
      throw notSealed(path, "its first line is not that of a sealed model");
    }
    return path;
  }

  private static Path ofDirectory(Path directory) {
    if (!Files.exists(directory.resolve(MANIFEST))) {
      throw notSealed(directory, "the directory holds no " + MANIFEST);
    }
    return directory;
  }

  private static Failure notSealed(Path path, String why) {
    return new Failure(
        ExitCode.FORMAT,
        "not a sealed model: " + path + ": " + why,
        "seal it with: bulla seal " + path + " -o TARGET; or name the model's directory");
  }
}
