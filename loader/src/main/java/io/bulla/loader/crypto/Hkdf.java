package io.bulla.loader.crypto;

import java.util.Arrays;
import javax.crypto.Mac;

/**
 * HKDF-SHA256 (RFC 5869): one derivation, its intermediate values wiped. Safe for several threads.
 */
final class Hkdf {

  static final String MAC = "HmacSHA256";
  private static final int MAX_BLOCKS = 255;

  private final Primitives primitives;

  Hkdf(Primitives primitives) {
    this.primitives = primitives;
  }

  SecretBytes derive(SecretBytes inputKey, byte[] salt, byte[] info, int lengthBytes) {
    try (WipeableKey pseudoRandomKey = extract(inputKey, salt)) {
      return SecretBytes.takeOver(expand(pseudoRandomKey, info, lengthBytes));
    }
  }

  /** RFC 5869, section 2.2. */
  private WipeableKey extract(SecretBytes inputKey, byte[] salt) {
    try (WipeableKey saltKey =
        new WipeableKey(MAC, salt.length == 0 ? new byte[Primitives.HASH_BYTES] : salt)) {
      Mac mac = primitives.hmacSha256(saltKey);
      byte[] pseudoRandom = inputKey.use(mac::doFinal);
      overwriteState(mac);
      try {
        return new WipeableKey(MAC, pseudoRandom);
      } finally {
        Arrays.fill(pseudoRandom, (byte) 0);
      }
    }
  }

  /** RFC 5869, section 2.3. */
  private byte[] expand(WipeableKey pseudoRandomKey, byte[] info, int lengthBytes) {
    if (lengthBytes < 1 || lengthBytes > MAX_BLOCKS * Primitives.HASH_BYTES) {
      throw new IllegalArgumentException("HKDF-SHA256 gives 1 to 8160 bytes, not " + lengthBytes);
    }
    Mac mac = primitives.hmacSha256(pseudoRandomKey);
    byte[] output = new byte[lengthBytes];
    byte[] block = new byte[0];
    boolean whole = false;
    try {
      for (int done = 0, counter = 1; done < lengthBytes; done += block.length, counter++) {
        block = nextBlock(mac, block, info, counter);
        System.arraycopy(block, 0, output, done, Math.min(block.length, lengthBytes - done));
      }
      overwriteState(mac);
      whole = true;
      return output;
    } finally {
      Arrays.fill(block, (byte) 0);
      if (!whole) {
        Arrays.fill(output, (byte) 0);
      }
    }
  }

  /** The JDK's digests keep their last result, which is a key here, until they are used again. */
  private static void overwriteState(Mac mac) {
    Arrays.fill(mac.doFinal(), (byte) 0);
  }

  private static byte[] nextBlock(Mac mac, byte[] previous, byte[] info, int counter) {
    mac.update(previous);
    mac.update(info);
    mac.update((byte) counter);
    Arrays.fill(previous, (byte) 0);
    return mac.doFinal();
  }
}
