package io.bulla.provider.lifecycle;

import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.SecretSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.ECKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.KeySpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** Administrators' keys in PEM (RFC 7468): Ed25519 or EC. Messages never hold what was read. */
final class PemFiles {
  private static final int P256_BITS = 256;
  private static final List<String> ALGORITHMS = List.of("Ed25519", "EC");

  private PemFiles() {}

  /** A SubjectPublicKeyInfo, {@code BEGIN PUBLIC KEY}. */
  static PublicKey publicKey(Path file) throws IOException, GeneralSecurityException {
    KeySpec spec = new X509EncodedKeySpec(decode(text(file), "PUBLIC KEY"));
    return refuseOtherCurve(ofAnyAlgorithm(factory -> factory.generatePublic(spec)));
  }

  /**
   * A PKCS#8 private key, {@code BEGIN PRIVATE KEY}, or an encrypted one.
   *
   * @param passphrase asked only for an encrypted one
   */
  static PrivateKey privateKey(Path file, SecretSource passphrase)
      throws IOException, GeneralSecurityException, KekException {
    String text = text(file);
    byte[] encoded =
        text.contains("BEGIN " + EncryptedKey.LABEL)
            ? EncryptedKey.decrypt(decode(text, EncryptedKey.LABEL), passphrase)
            : decode(text, "PRIVATE KEY");
    try {
      KeySpec spec = new PKCS8EncodedKeySpec(encoded);
      return refuseOtherCurve(ofAnyAlgorithm(factory -> factory.generatePrivate(spec)));
    } finally {
      Arrays.fill(encoded, (byte) 0);
    }
  }

  static byte[] encode(String label, byte[] der) {
    Base64.Encoder base64 = Base64.getMimeEncoder(64, new byte[] {'\n'});
    String text =
        "-----BEGIN "
            + label
            + "-----\n"
            + base64.encodeToString(der)
            + "\n-----END "
            + label
            + "-----\n";
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private interface Generation<K> {
    K with(KeyFactory factory) throws InvalidKeySpecException;
  }

  private static <K> K ofAnyAlgorithm(Generation<K> generation) throws GeneralSecurityException {
    InvalidKeySpecException refused =
        new InvalidKeySpecException("neither an Ed25519 nor an EC key");
    for (String algorithm : ALGORITHMS) {
      try {
        return generation.with(KeyFactory.getInstance(algorithm));
      } catch (InvalidKeySpecException e) {
        refused.addSuppressed(e);
      }
    }
    throw refused;
  }

  private static <K> K refuseOtherCurve(K key) throws InvalidKeySpecException {
    if (key instanceof ECKey ec
        && ec.getParams().getCurve().getField().getFieldSize() != P256_BITS) {
      throw new InvalidKeySpecException("an EC key that is not on the curve P-256");
    }
    return key;
  }

  private static String text(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.ISO_8859_1);
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
