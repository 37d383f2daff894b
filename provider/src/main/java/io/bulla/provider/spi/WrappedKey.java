package io.bulla.provider.spi;

import java.security.SecureRandom;
import java.util.Objects;

/**
 * A DEK as a backend wrapped it: the mechanism, the IV if it has one, and the ciphertext with its
 * tag. No secret. The arrays are not copied: treat them as constants.
 *
 * @param mechanism {@link #AES_GCM}, {@link #AES_KWP}, {@link #PLACE_AEAD} or {@link
 *     #RSA_OAEP_256}; the core refuses any other
 * @param iv empty where the mechanism has none
 * @param ciphertext with its tag
 */
@SuppressWarnings("ArrayRecordComponent") // short-lived, between core and backend; never compared
public record WrappedKey(int mechanism, byte[] iv, byte[] ciphertext) {
  /** AES-GCM with a 12-byte IV, a 16-byte tag, and the context as associated data. */
  public static final int AES_GCM = 1;

  /** AES-KWP (RFC 5649) of a {@link BoundDek}; it has no IV. */
  public static final int AES_KWP = 2;

  /**
   * The place's own authenticated encryption, its ciphertext as it came: opaque, 1 to {@link
   * #PLACE_AEAD_MAX_BYTES} bytes, bound to the context by the place; it has no IV here. Where the
   * place does not tell by which version it unwraps, the backend puts behind it what ties it to the
   * version's number: a blob with another number must not unwrap.
   */
  public static final int PLACE_AEAD = 3;

  /** The longest ciphertext of {@link #PLACE_AEAD}. */
  public static final int PLACE_AEAD_MAX_BYTES = 4096;

  /**
   * RSA-OAEP with SHA-256 for the hash and for MGF1, of a {@link BoundDek}, under a key of 2048,
   * 3072 or 4096 bits. In place of an IV stands what names the key's version in its place, {@link
   * #OAEP_VERSION_ID_BYTES} bytes, or nothing. Anybody who has the public key can make one.
   */
  public static final int RSA_OAEP_256 = 4;

  /** Length of the name of a version in {@link #RSA_OAEP_256}, where the place has such names. */
  public static final int OAEP_VERSION_ID_BYTES = 16;

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
