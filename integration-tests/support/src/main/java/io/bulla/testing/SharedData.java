package io.bulla.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Test data that is not part of the project: a directory beside the checkout, or the one {@code
 * BULLA_VECTORS} names.
 */
public final class SharedData {
  private SharedData() {}

  /** The directory of fetched test vectors, where there is one. */
  public static Optional<Path> vectors() {
    String named = System.getenv("BULLA_VECTORS");
    Path directory =
        named == null ? checkout().resolveSibling("shared").resolve("vectors") : Path.of(named);
    return Optional.of(directory).filter(Files::isDirectory);
  }

  /** The root of this checkout. */
  public static Path checkout() {
    return Path.of(System.getProperty("bulla.root", ".")).toAbsolutePath().normalize();
  }
}
