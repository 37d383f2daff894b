package io.bulla.testing;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where SoftHSM 2 is.
 *
 * @param module the PKCS#11 library
 * @param util softhsm2-util
 * @param libraryPath LD_LIBRARY_PATH for every process that loads the module, if it needs any
 * @param preload libraries that a JVM started without that path has to load before the module
 */
public record SoftHsm(Path module, Path util, Optional<String> libraryPath, List<Path> preload) {

  static SoftHsm of(KeyValueLines lines) {
    return new SoftHsm(
        Path.of(lines.one("module")),
        Path.of(lines.one("util")),
        lines.first("library-path"),
        lines.all("preload").stream().map(Path::of).toList());
  }
}
