package io.bulla.provider.signing;

import io.bulla.provider.config.ClosedFile;
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
public final class PemFiles {
  private static final int P256_BITS = 256;
  private static final List<String> ALGORITHMS = List.of("Ed25519", "EC");

  private PemFiles() {}

  /**
   * A SubjectPublicKeyInfo, {@code BEGIN PUBLIC KEY}.
   *
   * @throws GeneralSecurityException if it is none; its message names the file, for people
   */
  public static PublicKey publicKey(Path file) throws IOException, GeneralSecurityException {
    try {
      KeySpec spec = new X509EncodedKeySpec(decode(text(file), "PUBLIC KEY"));
      return refuseOtherCurve(ofAnyAlgorithm(factory -> factory.generatePublic(spec)));
    } catch (InvalidKeySpecException e) {
      throw new InvalidKeySpecException(
          file + " is no public key in PEM, of Ed25519 or P-256: " + e.getMessage(), e);
    }
  }

  /**
   * A PKCS#8 private key, {@code BEGIN PRIVATE KEY}, or an encrypted one.
   *
   * @param passphrase asked only for an encrypted one
   */
  public static PrivateKey privateKey(Path file, SecretSource passphrase)
      throws IOException, GeneralSecurityException, KekException {
    ClosedFile.refuseOpen(file, file.toString());
    String text = text(file);
    return text.contains("BEGIN " + EncryptedKey.LABEL)
        ? encryptedKey(decode(text, EncryptedKey.LABEL), passphrase, file)
        : privateKey(decode(text, "PRIVATE KEY"));
  }

  /** Of the wrong passphrases, one in 256 has a padding that looks right. */
  private static PrivateKey encryptedKey(byte[] der, SecretSource passphrase, Path file)
      throws IOException, GeneralSecurityException, KekException {
    byte[] pkcs8 = EncryptedKey.decrypt(der, passphrase, file);
    try {
      return privateKey(pkcs8);
    } catch (InvalidKeySpecException e) {
      throw EncryptedKey.wrongPassphrase(file, e);
    }
  }

  private static PrivateKey privateKey(byte[] pkcs8) throws GeneralSecurityException {
    try {
      KeySpec spec = new PKCS8EncodedKeySpec(pkcs8);
      return refuseOtherCurve(ofAnyAlgorithm(factory -> factory.generatePrivate(spec)));
    } finally {
      Arrays.fill(pkcs8, (byte) 0);
    }
  }

  /** Encodes DER. */
  public static byte[] encode(String label, byte[] der) {
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
    for (String algorithm : ALGORITHMS) {
      try {
        return generation.with(KeyFactory.getInstance(algorithm));
      } catch (InvalidKeySpecException ofAnother) {
        // Of another algorithm. What it says is not kept, since it may quote bytes of the key.
      }
    }
    throw new InvalidKeySpecException("neither an Ed25519 nor an EC key");
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
