package io.bulla.formats.openssl;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Hashes that {@code openssl enc -md} takes. */
enum Digest {
  MD5("MD5"),
  SHA1("SHA-1"),
  SHA256("SHA-256"),
  SHA384("SHA-384"),
  SHA512("SHA-512");

  private final String algorithm;

  Digest(String algorithm) {
    this.algorithm = algorithm;
  }

  MessageDigest newDigest() throws NoSuchAlgorithmException {
    return MessageDigest.getInstance(algorithm);
  }

  /** Name of the JDK's MAC. */
  String mac() {
    return "Hmac" + algorithm.replace("-", "");
  }
}
