package io.bulla.provider.spi;

import java.util.Arrays;
import java.util.Objects;

/**
 * A DEK that a place made, and what the place made of it. Not copied, and not compared.
 *
 * @param dek the receiver wipes it
 * @param wrapped the same DEK, wrapped
 */
@SuppressWarnings("ArrayRecordComponent") // short-lived, between core and backend; never compared
public record NewDek(byte[] dek, WrapResult wrapped) {
  /** Checks that nothing is missing. */
  public NewDek {
    Objects.requireNonNull(dek, "dek");
    Objects.requireNonNull(wrapped, "wrapped");
  }

  /** Wipes the DEK. */
  public void wipe() {
    Arrays.fill(dek, (byte) 0);
  }

  /** Says nothing of the DEK. */
  @Override
  public String toString() {
    return "a new DEK";
  }
}
