package io.bulla.provider.spi;

import java.security.SecureRandom;
import java.util.Objects;

/**
 * A DEK as a backend wrapped it: the mechanism, the IV if it has one, and the ciphertext with its
 * tag. No secret. The arrays are not copied: treat them as constants.
 *
 * @param mechanism {@link #AES_GCM}, or another number that the core knows
 * @param iv empty where the mechanism has none
 * @param ciphertext with its tag
 */
@SuppressWarnings("ArrayRecordComponent") // short-lived, between core and backend; never compared
public record WrappedKey(int mechanism, byte[] iv, byte[] ciphertext) {
  /** AES-GCM with a 12-byte IV, a 16-byte tag, and the context as associated data. */
  public static final int AES_GCM = 1;

  /** AES-KWP (RFC 5649) of a {@link BoundDek}; it has no IV. */
  public static final int AES_KWP = 2;

  /** Length of the IV of {@link #AES_GCM}. */
  public static final int GCM_IV_BYTES = 12;

  /** Length of the tag of {@link #AES_GCM}. */
  public static final int GCM_TAG_BYTES = 16;

  /** Checks that nothing is missing. */
  public WrappedKey {
    Objects.requireNonNull(iv, "iv");
    Objects.requireNonNull(ciphertext, "ciphertext");
  }

  /**
   * Draws an IV for {@link #AES_GCM}: the one place where they come from. Random, by NIST SP
   * 800-38D 8.2.2, so a KEK version wraps at most 2^32 times.
   */
  public static byte[] newGcmIv(SecureRandom random) {
    byte[] iv = new byte[GCM_IV_BYTES];
    random.nextBytes(iv);
    return iv;
  }
}
