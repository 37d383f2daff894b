package io.bulla.provider.gcpkms;

import io.bulla.provider.spi.WrappedKey;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;

/**
 * A ciphertext as Google gave it, and the {@link VersionTag} behind it.
 *
 * @param ciphertext 1 byte or more
 * @param tag of the version that made it
 */
@SuppressWarnings("ArrayRecordComponent") // short-lived, and never compared
record TaggedCiphertext(byte[] ciphertext, byte[] tag) {
  private static final int MOST_BYTES = WrappedKey.PLACE_AEAD_MAX_BYTES - VersionTag.BYTES;

  /** Empty if Google's ciphertext is of a length that no blob takes. */
  static Optional<TaggedCiphertext> of(byte[] ciphertext, int version, byte[] dek) {
    return ciphertext.length >= 1 && ciphertext.length <= MOST_BYTES
        ? Optional.of(new TaggedCiphertext(ciphertext, VersionTag.of(version, dek)))
        : Optional.empty();
  }

  /** Empty if it is too short to be one. */
  static Optional<TaggedCiphertext> in(WrappedKey wrapped) {
    byte[] bytes = wrapped.ciphertext();
    int length = bytes.length - VersionTag.BYTES;
    return length >= 1
        ? Optional.of(
            new TaggedCiphertext(
                Arrays.copyOf(bytes, length), Arrays.copyOfRange(bytes, length, bytes.length)))
        : Optional.empty();
  }

  boolean isOf(int version, byte[] dek) {
    return MessageDigest.isEqual(tag, VersionTag.of(version, dek));
  }

  WrappedKey wrapped() {
    byte[] bytes = Arrays.copyOf(ciphertext, ciphertext.length + tag.length);
    System.arraycopy(tag, 0, bytes, ciphertext.length, tag.length);
    return new WrappedKey(WrappedKey.PLACE_AEAD, new byte[0], bytes);
  }
}
