package io.bulla.loader.format;

import java.util.Arrays;

/** The bytes of a publisher's signature. Immutable. */
public final class Signature {
  static final Signature EMPTY = new Signature(new byte[0]);

  private final byte[] bytes;

  private Signature(byte[] bytes) {
    this.bytes = bytes;
  }

  /** A signature with a copy of these bytes. */
  public static Signature of(byte[] bytes) {
    return new Signature(bytes.clone());
  }

  /** A copy of the bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Signature signature && Arrays.equals(bytes, signature.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return bytes.length + " bytes";
  }
}
