package io.bulla.provider.azurekms;

import io.bulla.provider.spi.WrappedKey;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a key's version: 32 hexadecimal digits, which are in no order.
 *
 * @param hex in lower case
 */
record VersionId(String hex) {
  private static final Pattern KID =
      Pattern.compile("https://[^/?#]+/keys/([0-9A-Za-z-]{1,127})/([0-9a-f]{32})");
  private static final int SIGN_BIT = 0x7fffffff;

  /**
   * In the id of a key that the vault tells; empty if it is of another key. The host in it is the
   * vault's own name, which is not always the one that it is reached by.
   */
  static Optional<VersionId> inKid(String kid, KeyAddress address) {
    Matcher matcher = KID.matcher(kid);
    boolean is = matcher.matches() && matcher.group(1).equalsIgnoreCase(address.key());
    return is ? Optional.of(new VersionId(matcher.group(2))) : Optional.empty();
  }

  /** In a blob; empty if it has none. */
  static Optional<VersionId> in(WrappedKey wrapped) {
    return wrapped.iv().length == WrappedKey.OAEP_VERSION_ID_BYTES
        ? Optional.of(new VersionId(HexFormat.of().formatHex(wrapped.iv())))
        : Optional.empty();
  }

  byte[] bytes() {
    return HexFormat.of().parseHex(hex);
  }

  /**
   * Returns the number that stands for it: 31 bits of its SHA-256, so that no part of an id can be
   * changed under its number; 1 in place of 0. Two versions of one key share a number once in 2^31.
   */
  int number() {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes());
      return Math.max(1, ByteBuffer.wrap(hash).getInt() & SIGN_BIT);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java runtime has it
    }
  }
}
