package io.bulla.provider.kek;

import io.bulla.provider.spi.BoundDek;
import io.bulla.provider.spi.WrappedKey;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The mechanisms that a blob may name, and the lengths that each has. */
enum Mechanism {
  AES_GCM(WrappedKey.AES_GCM),
  AES_KWP(WrappedKey.AES_KWP),
  PLACE_AEAD(WrappedKey.PLACE_AEAD),
  RSA_OAEP_256(WrappedKey.RSA_OAEP_256);

  private static final int KWP_OVERHEAD_BYTES = 8;
  private static final Set<Integer> MODULUS_BYTES = Set.of(256, 384, 512);
  private static final List<Mechanism> ALL = List.of(values());

  private final int number;

  Mechanism(int number) {
    this.number = number;
  }

  static Optional<Mechanism> of(int number) {
    for (Mechanism mechanism : ALL) {
      if (mechanism.number == number) {
        return Optional.of(mechanism);
      }
    }
    return Optional.empty();
  }

  /** How long IV and ciphertext are at most, where the core numbers the versions. */
  static int maxBytes(int dekBytes) {
    return Math.max(
        WrappedKey.GCM_IV_BYTES + dekBytes + WrappedKey.GCM_TAG_BYTES,
        BoundDek.length(dekBytes) + KWP_OVERHEAD_BYTES);
  }

  /** Whether it makes an IV and a ciphertext of these lengths, of some DEK. */
  boolean fits(WrappedKey wrapped) {
    int ivBytes = wrapped.iv().length;
    int bytes = wrapped.ciphertext().length;
    return switch (this) {
      case AES_GCM -> ivBytes == WrappedKey.GCM_IV_BYTES && isDek(bytes - WrappedKey.GCM_TAG_BYTES);
      case AES_KWP -> ivBytes == 0 && isBoundDek(bytes - KWP_OVERHEAD_BYTES);
      case PLACE_AEAD -> ivBytes == 0 && bytes >= 1 && bytes <= WrappedKey.PLACE_AEAD_MAX_BYTES;
      case RSA_OAEP_256 ->
          (ivBytes == 0 || ivBytes == WrappedKey.OAEP_VERSION_ID_BYTES)
              && MODULUS_BYTES.contains(bytes);
    };
  }

  private static boolean isDek(int bytes) {
    return bytes >= WrappedDek.MIN_DEK_BYTES && bytes <= WrappedDek.MAX_DEK_BYTES;
  }

  private static boolean isBoundDek(int bytes) {
    for (int dek = WrappedDek.MIN_DEK_BYTES; dek <= WrappedDek.MAX_DEK_BYTES; dek++) {
      if (BoundDek.length(dek) == bytes) {
        return true;
      }
    }
    return false;
  }
}
