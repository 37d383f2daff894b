package io.bulla.provider.jca;

import java.io.ByteArrayOutputStream;

/** The context of one operation, as it comes in pieces. No secret. */
final class AssociatedData {
  private static final int MAX_BYTES = 8192;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  void add(byte[] source, int offset, int length) {
    if (length > MAX_BYTES - bytes.size()) {
      throw new IllegalArgumentException("the context is longer than " + MAX_BYTES + " bytes");
    }
    bytes.write(source, offset, length);
  }

  byte[] all() {
    return bytes.toByteArray();
  }

  void clear() {
    bytes.reset();
  }
}
