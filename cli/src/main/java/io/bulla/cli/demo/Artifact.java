package io.bulla.cli.demo;

import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * A pinned file of a Maven repository.
 *
 * @param path path in the repository
 * @param sha256 its SHA-256, 64 hexadecimal digits
 * @param lengthBytes its length
 * @param role what the demo needs it for
 */
record Artifact(String path, String sha256, long lengthBytes, Role role) {
  /** What an artifact is for. */
  enum Role {
    MODEL,
    ENGINE
  }

  private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

  Artifact {
    if (!SHA_256.matcher(sha256).matches()) {
      throw new IllegalArgumentException("not a SHA-256 in hexadecimal: " + sha256);
    }
  }

  /** {@code group:artifact:version}, as Maven names it. */
  String coordinates() {
    String[] parts = path.split("/", -1);
    int version = parts.length - 2;
    String group = String.join(".", Arrays.copyOf(parts, version - 1));
    return group + ":" + parts[version - 1] + ":" + parts[version];
  }

  /** Name without directories. */
  String fileName() {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
