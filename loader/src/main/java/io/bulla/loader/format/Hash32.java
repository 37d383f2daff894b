package io.bulla.loader.format;

import java.util.Arrays;
import java.util.HexFormat;

/**
 * A public 32-byte value: a SHA-256, a commitment, a key id. Immutable.
 *
 * <p>Its equality is not constant in time: secrets and tags are compared in the crypto package.
 */
public final class Hash32 {
  /** Where no value is set. */
  public static final Hash32 ZERO = new Hash32(new byte[FormatLimits.HASH_BYTES]);

  private final byte[] bytes;

  private Hash32(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * The value with these bytes.
   *
   * @throws IllegalArgumentException unless there are 32
   */
  public static Hash32 of(byte[] bytes) {
    if (bytes.length != FormatLimits.HASH_BYTES) {
      throw new IllegalArgumentException("32 bytes are due, not " + bytes.length);
    }
    return new Hash32(bytes.clone());
  }

  /** A copy of the bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Hash32 hash && Arrays.equals(bytes, hash.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** 64 lower-case hexadecimal digits. */
  @Override
  public String toString() {
    return HexFormat.of().formatHex(bytes);
  }
}
