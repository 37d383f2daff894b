package io.bulla.agent.core;

import io.bulla.agent.hooks.UnfitModelException;
import io.bulla.loader.SealedModel;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Where a model's file says that another one is: below its own directory, or nowhere. */
final class BesideModel {
  private BesideModel() {}

  /**
   * The other file.
   *
   * @param model the model's file
   * @param location a relative path by {@code /}
   * @throws UnfitModelException if it is not below the directory of the model's file, or that is of
   *     no sealed directory
   */
  static Path resolve(Path model, String location) throws IOException {
    Optional<Path> root = SealedModel.rootOf(model).filter(found -> !found.equals(model));
    if (root.isEmpty()) {
      throw new UnfitModelException(
          "its data are in another file ("
              + location
              + "), and it is sealed as one file: seal the directory that holds both");
    }
    Path file = model.toAbsolutePath().normalize().resolveSibling(below(location));
    // Deep paths can be out of reach of the directory's manifest, and then of another model.
    if (!SealedModel.rootOf(file).equals(root)) {
      throw unfit(location, "is no member of this model");
    }
    return file;
  }

  /** The location as a path below the directory of the model's file. */
  static Path below(String location) throws UnfitModelException {
    if (location.startsWith("/") || location.indexOf('\\') >= 0) {
      throw unfit(location, "is no relative path");
    }
    Path relative = Path.of("");
    for (String part : location.split("/", -1)) {
      if (part.isEmpty() || part.equals("..")) {
        throw unfit(location, "leads out of the model's directory");
      }
      relative = part.equals(".") ? relative : relative.resolve(name(location, part));
    }
    return relative;
  }

  private static String name(String location, String part) throws UnfitModelException {
    try {
      return Path.of(part).getFileName().toString();
    } catch (InvalidPathException e) {
      throw unfit(location, "is no path of this JVM, which LC_ALL=C.UTF-8 may change");
    }
  }

  static UnfitModelException unfit(String location, String problem) {
    return new UnfitModelException(
        "the place of its data, "
            + location
            + ", "
            + problem
            + ": keep all files of a model in its directory, and seal that");
  }
}
