package io.bulla.provider.kek;

import io.bulla.provider.spi.WrappedKey;
import java.util.Arrays;
import java.util.Optional;

/** The mechanisms that a blob may name, and the lengths that each has. */
enum Mechanism {
  AES_GCM(WrappedKey.AES_GCM, WrappedKey.GCM_IV_BYTES, WrappedKey.GCM_TAG_BYTES);

  private final int number;
  private final int ivBytes;
  private final int overheadBytes;

  Mechanism(int number, int ivBytes, int overheadBytes) {
    this.number = number;
    this.ivBytes = ivBytes;
    this.overheadBytes = overheadBytes;
  }

  static Optional<Mechanism> of(int number) {
    return Arrays.stream(values()).filter(mechanism -> mechanism.number == number).findFirst();
  }

  boolean fits(WrappedKey wrapped) {
    int dekBytes = wrapped.ciphertext().length - overheadBytes;
    return wrapped.iv().length == ivBytes
        && dekBytes >= WrappedDek.MIN_DEK_BYTES
        && dekBytes <= WrappedDek.MAX_DEK_BYTES;
  }
}
