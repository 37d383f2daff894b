package io.bulla.provider.spi;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * One version of a KEK, as its place reports it.
 *
 * @param number 1 to 2^31 - 1
 * @param algorithm the key's algorithm, as {@code AES} or {@code RSA}
 * @param bits its length in bits
 * @param enabled false where the place itself suspends the key
 * @param protection how well the place keeps the key
 * @param protectionDetail what the protection was concluded from, for people; may be empty
 * @param created when it was made, where the place tells
 * @param identity what names this very key in its place and no other one, such as a label with a
 *     random part; empty where the place has nothing of the kind
 */
public record KekVersion(
    int number,
    String algorithm,
    int bits,
    boolean enabled,
    Protection protection,
    String protectionDetail,
    Optional<Instant> created,
    String identity) {

  /** How well a place keeps a key. The core refuses what the configuration does not accept. */
  public enum Protection {
    /** Never leaves its place: attributes were read and say so. */
    NON_EXTRACTABLE,
    /** The attributes that would say so could not be read. Needs an explicit override. */
    UNVERIFIED,
    /** Attributes were read and the key can leave, or could once. Refused. */
    EXPOSED,
    /** Encrypted at rest; its bytes are in this JVM's memory while it is used. */
    SOFTWARE
  }

  /** Checks the number. */
  public KekVersion {
    if (number < 1) {
      throw new IllegalArgumentException("version " + number + " is not positive");
    }
    Objects.requireNonNull(algorithm, "algorithm");
    Objects.requireNonNull(protection, "protection");
    Objects.requireNonNull(protectionDetail, "protectionDetail");
    Objects.requireNonNull(created, "created");
    Objects.requireNonNull(identity, "identity");
  }

  /**
   * Tells whether whoever has a public half of such a key can wrap for it. Of an algorithm that is
   * not known to be symmetric that is assumed: a model under such a KEK has to be signed.
   */
  public static boolean isAsymmetric(String algorithm) {
    return !algorithm.equals("AES") && !algorithm.equals("ChaCha20");
  }

  /** Makes one whose place does not tell an identity. */
  public KekVersion(
      int number,
      String algorithm,
      int bits,
      boolean enabled,
      Protection protection,
      String protectionDetail,
      Optional<Instant> created) {
    this(number, algorithm, bits, enabled, protection, protectionDetail, created, "");
  }
}
