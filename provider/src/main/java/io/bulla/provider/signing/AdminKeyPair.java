package io.bulla.provider.signing;

import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.SecretSource;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A new Ed25519 pair of an administrator, in PEM. The receiver writes the private half where only
 * its owner may read it.
 */
public final class AdminKeyPair {
  private final KeyPair pair;

  private AdminKeyPair(KeyPair pair) {
    this.pair = pair;
  }

  /** Makes a pair. */
  public static AdminKeyPair generate() throws GeneralSecurityException {
    return new AdminKeyPair(KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
  }

  /** Returns the public half, {@code BEGIN PUBLIC KEY}. */
  public byte[] publicPem() {
    return PemFiles.encode("PUBLIC KEY", pair.getPublic().getEncoded());
  }

  /**
   * Returns the private half in PEM, encrypted if there is a passphrase.
   *
   * @return an array that the caller wipes
   */
  public byte[] privatePem(@Nullable SecretSource passphrase)
      throws IOException, GeneralSecurityException, KekException {
    byte[] pkcs8 = pair.getPrivate().getEncoded();
    try {
      return passphrase == null
          ? PemFiles.encode("PRIVATE KEY", pkcs8)
          : PemFiles.encode(EncryptedKey.LABEL, EncryptedKey.encrypt(pkcs8, passphrase));
    } finally {
      Arrays.fill(pkcs8, (byte) 0);
    }
  }
}
