package io.bulla.provider.kek;

import io.bulla.provider.spi.BoundDek;
import io.bulla.provider.spi.WrappedKey;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/** The mechanisms that a blob may name, and the lengths that each has. */
enum Mechanism {
  AES_GCM(WrappedKey.AES_GCM, WrappedKey.GCM_IV_BYTES),
  AES_KWP(WrappedKey.AES_KWP, 0);

  private static final int KWP_OVERHEAD_BYTES = 8;

  private final int number;
  private final int ivBytes;

  Mechanism(int number, int ivBytes) {
    this.number = number;
    this.ivBytes = ivBytes;
  }

  static Optional<Mechanism> of(int number) {
    return Arrays.stream(values()).filter(mechanism -> mechanism.number == number).findFirst();
  }

  static int maxBytes(int dekBytes) {
    return Arrays.stream(values())
        .mapToInt(mechanism -> mechanism.ivBytes + mechanism.ciphertextBytes(dekBytes))
        .max()
        .orElseThrow();
  }

  boolean fits(WrappedKey wrapped) {
    return wrapped.iv().length == ivBytes
        && IntStream.rangeClosed(WrappedDek.MIN_DEK_BYTES, WrappedDek.MAX_DEK_BYTES)
            .anyMatch(dekBytes -> ciphertextBytes(dekBytes) == wrapped.ciphertext().length);
  }

  private int ciphertextBytes(int dekBytes) {
    return switch (this) {
      case AES_GCM -> dekBytes + WrappedKey.GCM_TAG_BYTES;
      case AES_KWP -> BoundDek.length(dekBytes) + KWP_OVERHEAD_BYTES;
    };
  }
}
