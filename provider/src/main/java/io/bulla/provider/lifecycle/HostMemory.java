package io.bulla.provider.lifecycle;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;

/**
 * Where a host remembers what it saw and did, unless the configuration says otherwise: not beside
 * what it is about, since a restored backup would bring both back. Stateless.
 */
final class HostMemory {
  private HostMemory() {}

  /** {@code bulla} in {@code $XDG_STATE_HOME} or {@code ~/.local/state}. */
  static Path directory(Map<String, String> environment) {
    String xdg = environment.getOrDefault("XDG_STATE_HOME", "");
    Path base = xdg.isEmpty() ? home(environment).resolve(".local").resolve("state") : Path.of(xdg);
    return base.resolve("bulla");
  }

  private static Path home(Map<String, String> environment) {
    Path home = Path.of(environment.getOrDefault("HOME", ""));
    return home.isAbsolute() ? home : Path.of(System.getProperty("user.home"));
  }

  /** The name of a file about something whose own name may hold any character. */
  static String fileName(String prefix, String about) {
    return prefix + UUID.nameUUIDFromBytes(about.getBytes(UTF_8));
  }
}
