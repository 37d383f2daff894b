package io.bulla.loader;

import io.bulla.loader.format.FormatLimits;
import io.bulla.loader.format.FormatViolation;
import io.bulla.loader.format.Names;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the directory model that a file belongs to (docs/format.md section 8). Follows no content
 * of any file.
 */
final class ModelRoots {
  private ModelRoots() {}

  /**
   * The highest directory above a file that holds a manifest. Not the nearest one: whoever can put
   * a sealed directory below another could otherwise take the place of its members. And however far
   * above: a file that is too deep to be a member must not pass for one of no model.
   */
  static Optional<Path> governing(Path file) {
    @Nullable Path highest = null;
    Path directory = file.toAbsolutePath().normalize().getParent();
    while (directory != null) {
      if (Files.exists(directory.resolve(FormatLimits.MANIFEST_NAME))) {
        highest = directory;
      }
      directory = directory.getParent();
    }
    return Optional.ofNullable(highest);
  }

  /** The path of a file below its model's directory, as a manifest has it. */
  static String memberPath(Path root, Path file) throws IOException {
    Path relative = root.toAbsolutePath().normalize().relativize(file.toAbsolutePath().normalize());
    String path = relative.toString().replace(relative.getFileSystem().getSeparator(), "/");
    try {
      return Names.memberPath(path);
    } catch (FormatViolation e) {
      throw Refusals.identity(
          file.toString(),
          "cannot be a member of the model in " + root + ": " + e.getMessage(),
          "rename it, or keep it out of the model's directory");
    }
  }

  /** What the paths of the members below a directory of a model begin with; empty for its root. */
  static String prefixBelow(Path root, Path directory) throws IOException {
    Path absolute = directory.toAbsolutePath().normalize();
    return absolute.equals(root) ? "" : memberPath(root, absolute) + "/";
  }
}
