package io.bulla.provider.jca;

import java.util.Arrays;

/** The context of one operation, as it comes in pieces. No secret. Not thread-safe. */
final class AssociatedData {
  private static final int MAX_BYTES = 8192;
  private static final byte[] NOTHING = new byte[0];

  /** Never written to once it is here. */
  private byte[] bytes = NOTHING;

  void add(byte[] source, int offset, int length) {
    if (length > MAX_BYTES - bytes.length) {
      throw new IllegalArgumentException("the context is longer than " + MAX_BYTES + " bytes");
    }
    byte[] longer = Arrays.copyOf(bytes, bytes.length + length);
    System.arraycopy(source, offset, longer, bytes.length, length);
    bytes = longer;
  }

  byte[] all() {
    return bytes;
  }

  void clear() {
    bytes = NOTHING;
  }
}
