package io.bulla.cli.foreign;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * The SHA-256 that each plaintext is to have.
 *
 * @param sums by path, in hexadecimal; a single file's by the empty path
 */
record ExpectedContent(Map<String, String> sums) {
  ExpectedContent {
    sums = Map.copyOf(sums);
  }

  boolean isKnown(String path) {
    return sums.containsKey(path);
  }

  /** Whether what was hashed is what it should be, or nothing is known of it. */
  boolean isMet(String path, byte[] sha256) {
    return Optional.ofNullable(sums.get(path))
        .map(expected -> MessageDigest.isEqual(HexFormat.of().parseHex(expected), sha256))
        .orElse(true);
  }
}
