package io.bulla.formats.openssl;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** What AES-CBC needs. Closing wipes it; the copies in JCA objects are left to the collector. */
final class KeyAndIv implements AutoCloseable {
  private final byte[] key;
  private final byte[] iv;

  /**
   * Takes both arrays.
   *
   * @param key 16, 24 or 32 bytes
   * @param iv 16 bytes
   */
  KeyAndIv(byte[] key, byte[] iv) {
    this.key = key;
    this.iv = iv;
  }

  Cipher cipher(int mode) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
    cipher.init(mode, new SecretKeySpec(key, "AES"), new IvParameterSpec(iv));
    return cipher;
  }

  /** Cuts one block in two, and wipes it. */
  static KeyAndIv split(byte[] both, int keyBytes) {
    try {
      return new KeyAndIv(
          Arrays.copyOf(both, keyBytes),
          Arrays.copyOfRange(both, keyBytes, keyBytes + InitialVector.BYTES));
    } finally {
      Arrays.fill(both, (byte) 0);
    }
  }

  @Override
  public void close() {
    Arrays.fill(key, (byte) 0);
  }
}
