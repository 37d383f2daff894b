package io.bulla.loader;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * Reads a publisher's keys from PEM (RFC 7468): Ed25519 or EC. Messages never hold what was read.
 * Stateless.
 */
public final class PemKeys {
  private static final List<String> ALGORITHMS = List.of("Ed25519", "EC");

  private PemKeys() {}

  /** A SubjectPublicKeyInfo, {@code BEGIN PUBLIC KEY}. */
  public static PublicKey publicKey(String pem) throws GeneralSecurityException {
    X509EncodedKeySpec spec = new X509EncodedKeySpec(decode(pem, "PUBLIC KEY"));
    return ofAnyAlgorithm(factory -> factory.generatePublic(spec));
  }

  /** An unencrypted PKCS#8 private key, {@code BEGIN PRIVATE KEY}. */
  public static PrivateKey privateKey(String pem) throws GeneralSecurityException {
    byte[] encoded = decode(pem, "PRIVATE KEY");
    try {
      PKCS8EncodedKeySpec spec = new PKCS8EncodedKeySpec(encoded);
      return ofAnyAlgorithm(factory -> factory.generatePrivate(spec));
    } finally {
      Arrays.fill(encoded, (byte) 0);
    }
  }

  private interface Generation<K> {
    K with(KeyFactory factory) throws InvalidKeySpecException;
  }

  private static <K> K ofAnyAlgorithm(Generation<K> generation) throws GeneralSecurityException {
    for (String algorithm : ALGORITHMS) {
      try {
        return generation.with(KeyFactory.getInstance(algorithm));
      } catch (InvalidKeySpecException ofAnother) {
        // Of another algorithm. What it says is not kept, since it may quote bytes of the key.
      }
    }
    throw new InvalidKeySpecException("neither an Ed25519 nor an EC key");
  }

  private static byte[] decode(String pem, String label) throws InvalidKeySpecException {
    String begin = "-----BEGIN " + label + "-----";
    int from = pem.indexOf(begin);
    int to = pem.indexOf("-----END " + label + "-----");
    if (from < 0 || to < from) {
      throw new InvalidKeySpecException("no " + begin);
    }
    try {
      return Base64.getMimeDecoder().decode(pem.substring(from + begin.length(), to));
    } catch (IllegalArgumentException e) {
      throw new InvalidKeySpecException("not base64", e);
    }
  }
}
