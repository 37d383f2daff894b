package io.bulla.cli.fleet;

import java.nio.file.Path;

/**
 * A sealed file, the directory of a sealed model, or a directory with models below it.
 *
 * @param path of it, as it was named
 */
public record LocalPlace(Path path) implements ModelPlace {
  @Override
  public String toString() {
    return path.toString();
  }
}
