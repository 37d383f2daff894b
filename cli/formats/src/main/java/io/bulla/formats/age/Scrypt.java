package io.bulla.formats.age;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** scrypt (RFC 7914) as age uses it: r = 8, p = 1, 32 bytes. Stateless. */
final class Scrypt {
  private static final byte[] LABEL =
      "age-encryption.org/v1/scrypt".getBytes(StandardCharsets.US_ASCII);
  private static final int BLOCK_INTS = 32 * 8;
  private static final int BLOCK_BYTES = 4 * BLOCK_INTS;
  private static final int KEY_BYTES = 32;

  private Scrypt() {}

  /** The key that wraps a file key. */
  static byte[] wrapKey(byte[] passphrase, byte[] salt, int workFactor)
      throws GeneralSecurityException {
    byte[] labelled = Arrays.copyOf(LABEL, LABEL.length + salt.length);
    System.arraycopy(salt, 0, labelled, LABEL.length, salt.length);
    return derive(passphrase, labelled, workFactor);
  }

  static byte[] derive(byte[] passphrase, byte[] salt, int workFactor)
      throws GeneralSecurityException {
    requireMemory(workFactor);
    byte[] block = pbkdf2(passphrase, salt, BLOCK_BYTES);
    int[] mixed = new int[BLOCK_INTS];
    ByteBuffer view = ByteBuffer.wrap(block).order(ByteOrder.LITTLE_ENDIAN);
    view.asIntBuffer().get(mixed);
    new ScryptMemory(1 << workFactor, BLOCK_INTS).mix(mixed);
    view.asIntBuffer().put(mixed);
    Arrays.fill(mixed, 0);
    try {
      return pbkdf2(passphrase, block, KEY_BYTES);
    } finally {
      Arrays.fill(block, (byte) 0);
    }
  }

  private static void requireMemory(int workFactor) throws GeneralSecurityException {
    long needed = (long) BLOCK_BYTES << workFactor;
    if (needed > Runtime.getRuntime().maxMemory() / 10 * 9) {
      throw new NotEnoughMemoryException(needed);
    }
  }

  /** PBKDF2-HMAC-SHA256 with one iteration. */
  private static byte[] pbkdf2(byte[] passphrase, byte[] salt, int bytes)
      throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(passphrase, "HmacSHA256"));
    ByteBuffer made = ByteBuffer.allocate(bytes);
    for (int block = 1; made.hasRemaining(); block++) {
      mac.update(salt);
      made.put(mac.doFinal(ByteBuffer.allocate(4).putInt(block).array()));
    }
    return made.array();
  }
}
