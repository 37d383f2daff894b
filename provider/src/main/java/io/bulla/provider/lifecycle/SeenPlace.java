package io.bulla.provider.lifecycle;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;

/**
 * Where a host remembers what it saw of a file, unless the configuration says otherwise: not beside
 * it, since a restored backup would bring both back.
 */
final class SeenPlace {
  private SeenPlace() {}

  static Path of(Path file, Map<String, String> environment) {
    String xdg = environment.getOrDefault("XDG_STATE_HOME", "");
    Path base =
        xdg.isEmpty() ? Path.of(System.getProperty("user.home"), ".local", "state") : Path.of(xdg);
    UUID name = UUID.nameUUIDFromBytes(file.toString().getBytes(UTF_8));
    return base.resolve("bulla").resolve("seen-" + name);
  }
}
