package io.bulla.loader.crypto;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;

/**
 * The first 40 bytes of a payload: its salt and nonce prefix (docs/format.md, section 5).
 * Immutable.
 */
public final class PayloadHeader {

  /** Length of the header, which is also its first byte. */
  public static final int LENGTH_BYTES = 40;

  private static final int SALT_BYTES = 32;

  private final byte[] encoded;

  private PayloadHeader(byte[] encoded) {
    this.encoded = encoded;
  }

  /** A header with fresh random salt and prefix. */
  static PayloadHeader random(SecureRandom random) {
    byte[] encoded = new byte[LENGTH_BYTES];
    random.nextBytes(encoded);
    encoded[0] = LENGTH_BYTES;
    return new PayloadHeader(encoded);
  }

  /** Takes 40 bytes from the buffer; empty if they do not begin as a header must. */
  public static Optional<PayloadHeader> parse(ByteBuffer bytes) {
    byte[] encoded = new byte[LENGTH_BYTES];
    bytes.get(encoded);
    return encoded[0] == LENGTH_BYTES ? Optional.of(new PayloadHeader(encoded)) : Optional.empty();
  }

  /** The 40 bytes as they stand in the file; a copy. */
  public byte[] encoded() {
    return encoded.clone();
  }

  byte[] salt() {
    return Arrays.copyOfRange(encoded, 1, 1 + SALT_BYTES);
  }

  byte[] noncePrefix() {
    return Arrays.copyOfRange(encoded, 1 + SALT_BYTES, LENGTH_BYTES);
  }
}
