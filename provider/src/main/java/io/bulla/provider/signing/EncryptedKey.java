package io.bulla.provider.signing;

import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import io.bulla.provider.spi.SecretSource;
import java.io.IOException;
import java.nio.file.Path;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.PBEParameterSpec;

/** A private key under a passphrase: PBES2 of RFC 8018, as {@code openssl pkcs8} writes it too. */
final class EncryptedKey {
  static final String LABEL = "ENCRYPTED PRIVATE KEY";

  private static final String PBES2 = "PBES2";
  private static final String ALGORITHM = "PBEWithHmacSHA256AndAES_256";
  private static final int ITERATIONS = 600_000;
  private static final int SALT_BYTES = 16;

  private EncryptedKey() {}

  /** PKCS#8 bytes, which the caller wipes. */
  static byte[] decrypt(byte[] der, SecretSource passphrase, Path file)
      throws IOException, GeneralSecurityException, KekException {
    EncryptedPrivateKeyInfo info = new EncryptedPrivateKeyInfo(der);
    // For PBES2 the parameters tell which of its algorithms; the name of the info does not.
    String algorithm =
        info.getAlgName().equals(PBES2)
            ? String.valueOf(info.getAlgParameters())
            : info.getAlgName();
    Cipher cipher = Cipher.getInstance(algorithm);
    cipher.init(Cipher.DECRYPT_MODE, key(algorithm, passphrase), info.getAlgParameters());
    try {
      return cipher.doFinal(info.getEncryptedData());
    } catch (GeneralSecurityException e) {
      throw wrongPassphrase(file, e);
    }
  }

  static KekException wrongPassphrase(Path file, GeneralSecurityException cause) {
    return new KekException(
        Kind.DENIED,
        "the passphrase does not open the administrator key "
            + file
            + "; check --passphrase-source",
        cause);
  }

  /** PKCS#8 bytes under a passphrase, in DER. */
  static byte[] encrypt(byte[] pkcs8, SecretSource passphrase)
      throws IOException, GeneralSecurityException, KekException {
    byte[] salt = new byte[SALT_BYTES];
    new SecureRandom().nextBytes(salt);
    Cipher cipher = Cipher.getInstance(ALGORITHM);
    cipher.init(
        Cipher.ENCRYPT_MODE, key(ALGORITHM, passphrase), new PBEParameterSpec(salt, ITERATIONS));
    byte[] ciphertext = cipher.doFinal(pkcs8);
    return new EncryptedPrivateKeyInfo(pbes2(cipher), ciphertext).getEncoded();
  }

  /** The parameters under the name that has an object identifier; the cipher's own has none. */
  private static AlgorithmParameters pbes2(Cipher cipher)
      throws IOException, GeneralSecurityException {
    AlgorithmParameters pbes2 = AlgorithmParameters.getInstance(PBES2);
    pbes2.init(cipher.getParameters().getEncoded());
    return pbes2;
  }

  private static SecretKey key(String algorithm, SecretSource passphrase)
      throws GeneralSecurityException, KekException {
    char[] secret = passphrase.read();
    PBEKeySpec spec = new PBEKeySpec(secret);
    try {
      return SecretKeyFactory.getInstance(algorithm).generateSecret(spec);
    } finally {
      spec.clearPassword();
      Arrays.fill(secret, '\0');
    }
  }
}
