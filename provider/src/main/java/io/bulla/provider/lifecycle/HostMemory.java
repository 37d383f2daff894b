package io.bulla.provider.lifecycle;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bulla.provider.config.UserDirectory;
import java.nio.file.Path;
import java.util.UUID;

/**
 * Where a host remembers what it saw and did, unless the configuration says otherwise: not beside
 * what it is about, since a restored backup would bring both back. Stateless.
 */
final class HostMemory {
  private HostMemory() {}

  static Path directory() {
    return UserDirectory.STATE.ofBulla(System.getenv());
  }

  /** The name of a file about something whose own name may hold any character. */
  static String fileName(String prefix, String about) {
    return prefix + UUID.nameUUIDFromBytes(about.getBytes(UTF_8));
  }
}
