package io.bulla.testing;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * A program and the library path that it needs, if any.
 *
 * @param libraryPath LD_LIBRARY_PATH for it
 */
public record Program(Path command, Optional<String> libraryPath) {

  static Program of(KeyValueLines lines) {
    return new Program(Path.of(lines.one("command")), lines.first("library-path"));
  }

  /** Environment variables with which the program must be started. */
  public Map<String, String> environment() {
    return libraryPath.map(path -> Map.of("LD_LIBRARY_PATH", path)).orElse(Map.of());
  }
}
