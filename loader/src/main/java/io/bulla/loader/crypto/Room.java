package io.bulla.loader.crypto;

import java.nio.ByteBuffer;

/**
 * Checks that a segment and its other form fit each other, before a cipher or a work array is
 * touched.
 */
final class Room {

  private Room() {}

  /** Length of the ciphertext that remains. */
  static int forOpening(ByteBuffer ciphertext, ByteBuffer plaintext) {
    int sealedBytes = ciphertext.remaining();
    if (sealedBytes < SegmentCipher.TAG_BYTES) {
      throw new IllegalArgumentException("a segment has at least 16 bytes, not " + sealedBytes);
    }
    require(plaintext, sealedBytes - SegmentCipher.TAG_BYTES);
    return sealedBytes;
  }

  /** Length of the plaintext that remains. */
  static int forSealing(ByteBuffer plaintext, ByteBuffer ciphertext) {
    require(ciphertext, plaintext.remaining() + SegmentCipher.TAG_BYTES);
    return plaintext.remaining();
  }

  private static void require(ByteBuffer output, int lengthBytes) {
    if (output.remaining() < lengthBytes) {
      throw new IllegalArgumentException(
          "output of " + lengthBytes + " bytes is due, room for " + output.remaining());
    }
  }
}
