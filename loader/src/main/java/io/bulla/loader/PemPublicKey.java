package io.bulla.loader;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;

/** Reads a SubjectPublicKeyInfo in PEM (RFC 7468) as an Ed25519 or an EC key. */
final class PemPublicKey {
  private static final String BEGIN = "-----BEGIN PUBLIC KEY-----";
  private static final String END = "-----END PUBLIC KEY-----";
  private static final List<String> ALGORITHMS = List.of("Ed25519", "EC");

  private PemPublicKey() {}

  static PublicKey parse(String pem) throws GeneralSecurityException {
    X509EncodedKeySpec spec = new X509EncodedKeySpec(decode(pem));
    InvalidKeySpecException refused =
        new InvalidKeySpecException("neither an Ed25519 nor an EC key");
    for (String algorithm : ALGORITHMS) {
      try {
        return KeyFactory.getInstance(algorithm).generatePublic(spec);
      } catch (InvalidKeySpecException e) {
        refused.addSuppressed(e);
      }
    }
    throw refused;
  }

  private static byte[] decode(String pem) throws InvalidKeySpecException {
    int begin = pem.indexOf(BEGIN);
    int end = pem.indexOf(END);
    if (begin < 0 || end < begin) {
      throw new InvalidKeySpecException("no " + BEGIN);
    }
    try {
      return Base64.getMimeDecoder().decode(pem.substring(begin + BEGIN.length(), end));
    } catch (IllegalArgumentException e) {
      throw new InvalidKeySpecException("not base64", e);
    }
  }
}
