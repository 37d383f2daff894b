package io.bulla.provider.kek;

import io.bulla.provider.spi.BoundDek;
import io.bulla.provider.spi.WrappedKey;
import java.util.List;
import java.util.Optional;

/** The mechanisms that a blob may name, and the lengths that each has. */
enum Mechanism {
  AES_GCM(WrappedKey.AES_GCM, WrappedKey.GCM_IV_BYTES),
  AES_KWP(WrappedKey.AES_KWP, 0);

  private static final int KWP_OVERHEAD_BYTES = 8;
  private static final List<Mechanism> ALL = List.of(values());

  private final int number;
  private final int ivBytes;

  Mechanism(int number, int ivBytes) {
    this.number = number;
    this.ivBytes = ivBytes;
  }

  static Optional<Mechanism> of(int number) {
    for (Mechanism mechanism : ALL) {
      if (mechanism.number == number) {
        return Optional.of(mechanism);
      }
    }
    return Optional.empty();
  }

  static int maxBytes(int dekBytes) {
    return ALL.stream()
        .mapToInt(mechanism -> mechanism.ivBytes + mechanism.ciphertextBytes(dekBytes))
        .max()
        .orElseThrow();
  }

  boolean fits(WrappedKey wrapped) {
    return wrapped.iv().length == ivBytes && isCiphertextLength(wrapped.ciphertext().length);
  }

  private boolean isCiphertextLength(int bytes) {
    for (int dekBytes = WrappedDek.MIN_DEK_BYTES;
        dekBytes <= WrappedDek.MAX_DEK_BYTES;
        dekBytes++) {
      if (ciphertextBytes(dekBytes) == bytes) {
        return true;
      }
    }
    return false;
  }

  private int ciphertextBytes(int dekBytes) {
    return switch (this) {
      case AES_GCM -> dekBytes + WrappedKey.GCM_TAG_BYTES;
      case AES_KWP -> BoundDek.length(dekBytes) + KWP_OVERHEAD_BYTES;
    };
  }
}
