package io.bulla.loader.format;

import java.util.Arrays;
import java.util.HexFormat;

/** The random name of one sealing: 16 bytes (docs/format.md section 2). Immutable. */
public final class SealId {
  /** Length of a seal id. */
  public static final int LENGTH_BYTES = 16;

  private final byte[] bytes;

  private SealId(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * The seal id with these bytes.
   *
   * @throws IllegalArgumentException unless there are 16
   */
  public static SealId of(byte[] bytes) {
    if (bytes.length != LENGTH_BYTES) {
      throw new IllegalArgumentException("a seal id has 16 bytes, not " + bytes.length);
    }
    return new SealId(bytes.clone());
  }

  /** A copy of the bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SealId id && Arrays.equals(bytes, id.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** 32 lower-case hexadecimal digits. */
  @Override
  public String toString() {
    return HexFormat.of().formatHex(bytes);
  }
}
