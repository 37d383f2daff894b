package io.bulla.provider.kek;

import io.bulla.provider.spi.WrappedKey;
import java.nio.ByteBuffer;

/**
 * A wrapped DEK that says how it was wrapped. There is exactly one encoding of each:
 *
 * <pre>u8 blobVersion = 1 || u8 mechanism || u32 kekVersion || u8 ivLength || iv || ciphertext
 * </pre>
 *
 * <p>Decoding proves nothing about who made it: the tag in the ciphertext does, and the version,
 * the mechanism and the IV are part of what has to fit for it to verify.
 *
 * @param kekVersion 1 to 2^31 - 1
 * @param wrapped what the backend made
 */
public record WrappedDek(int kekVersion, WrappedKey wrapped) {
  /** The shortest DEK that is wrapped. */
  public static final int MIN_DEK_BYTES = 16;

  /** The longest DEK that is wrapped. */
  public static final int MAX_DEK_BYTES = 64;

  /** The longest encoding. */
  public static final int MAX_BLOB_BYTES = 8192;

  private static final int BLOB_VERSION = 1;
  private static final int HEADER_BYTES = 7;

  /** Checks that it has an encoding. */
  public WrappedDek {
    require(kekVersion >= 1, "the version of its KEK is not positive");
    boolean fits =
        Mechanism.of(wrapped.mechanism()).filter(mechanism -> mechanism.fits(wrapped)).isPresent();
    require(fits, "its mechanism is unknown or its lengths do not fit the mechanism");
  }

  /** Returns how long a blob of a DEK is at most, where the core numbers the KEK's versions. */
  public static int maxBlobBytes(int dekBytes) {
    return HEADER_BYTES + Mechanism.maxBytes(dekBytes);
  }

  /** Returns how long a blob is at most, where the KEK's place numbers them. */
  public static int maxBlobBytesOfPlace() {
    return HEADER_BYTES + WrappedKey.PLACE_AEAD_MAX_BYTES;
  }

  /** Encodes it. */
  public byte[] encode() {
    byte[] iv = wrapped.iv();
    byte[] ciphertext = wrapped.ciphertext();
    return ByteBuffer.allocate(HEADER_BYTES + iv.length + ciphertext.length)
        .put((byte) BLOB_VERSION)
        .put((byte) wrapped.mechanism())
        .putInt(kekVersion)
        .put((byte) iv.length)
        .put(iv)
        .put(ciphertext)
        .array();
  }

  /**
   * Decodes a blob.
   *
   * @throws IllegalArgumentException if it is not the encoding of a wrapped DEK
   */
  public static WrappedDek decode(byte[] blob) {
    require(blob.length >= HEADER_BYTES, "it is too short");
    require(blob.length <= MAX_BLOB_BYTES, "it is too long");
    ByteBuffer in = ByteBuffer.wrap(blob);
    require(in.get() == BLOB_VERSION, "it was made by a later version of Bulla, or damaged");
    int mechanism = Byte.toUnsignedInt(in.get());
    int kekVersion = in.getInt();
    int ivLength = Byte.toUnsignedInt(in.get());
    require(ivLength <= in.remaining(), "it is too short");
    byte[] iv = new byte[ivLength];
    in.get(iv);
    byte[] ciphertext = new byte[in.remaining()];
    in.get(ciphertext);
    return new WrappedDek(kekVersion, new WrappedKey(mechanism, iv, ciphertext));
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException("the wrapped key is malformed: " + otherwise);
    }
  }
}
