package io.bulla.provider.kek;

import java.util.Arrays;

/**
 * A DEK that the place of a KEK made.
 *
 * @param dek the receiver wipes it
 * @param wrapped the same DEK, as a blob
 */
@SuppressWarnings("ArrayRecordComponent") // short-lived; never compared
public record MadeDek(byte[] dek, WrappedDek wrapped) {
  /** How long such a DEK is. */
  public static final int BYTES = 32;

  void wipe() {
    Arrays.fill(dek, (byte) 0);
  }

  /** Says nothing of the DEK. */
  @Override
  public String toString() {
    return "a new DEK";
  }
}
