package io.bulla.provider.spi;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * A DEK with the context that it is bound to, for wrappings that take no associated data:
 *
 * <pre>"bulla-d" || u8 dekLength || SHA-256(context) || dek || zeros up to a multiple of 8</pre>
 *
 * <p>It must be wrapped by something that authenticates all of it. The first bytes keep DEKs apart
 * from keys that were wrapped without a context: neither is ever taken for the other.
 */
public final class BoundDek {
  private static final byte[] LABEL = "bulla-d".getBytes(StandardCharsets.US_ASCII);
  private static final int STEP_BYTES = 8;
  private static final int HEAD_BYTES = 8 + 32;

  private BoundDek() {}

  /** Binds a DEK of 1 to 255 bytes to a context; the caller wipes the result. */
  public static byte[] bind(byte[] dek, byte[] context) {
    return ByteBuffer.allocate(length(dek.length))
        .put(LABEL)
        .put((byte) dek.length)
        .put(hash(context))
        .put(dek)
        .array();
  }

  /** Returns how long a bound DEK of this length is. */
  public static int length(int dekBytes) {
    return HEAD_BYTES + (dekBytes + STEP_BYTES - 1) / STEP_BYTES * STEP_BYTES;
  }

  /** Tells whether something that was unwrapped is a bound DEK. */
  public static boolean isBound(byte[] unwrapped) {
    return unwrapped.length > LABEL.length
        && Arrays.equals(LABEL, Arrays.copyOf(unwrapped, LABEL.length));
  }

  /**
   * Gives the DEK back in a new array that the caller wipes.
   *
   * @throws KekException of kind {@code BAD_TAG} if it was not bound to this context
   */
  public static byte[] release(byte[] unwrapped, byte[] context, String place) throws KekException {
    int dekBytes = unwrapped.length < HEAD_BYTES ? 0 : Byte.toUnsignedInt(unwrapped[LABEL.length]);
    byte[] dek =
        dekBytes == 0 || unwrapped.length != length(dekBytes)
            ? new byte[0]
            : Arrays.copyOfRange(unwrapped, HEAD_BYTES, HEAD_BYTES + dekBytes);
    byte[] expected = bind(dek, context);
    try {
      if (dek.length > 0 && MessageDigest.isEqual(expected, unwrapped)) {
        return dek;
      }
      Arrays.fill(dek, (byte) 0);
      throw new KekException(
          KekException.Kind.BAD_TAG,
          place + ": the wrapped key is no DEK that is bound to this context");
    } finally {
      Arrays.fill(expected, (byte) 0);
    }
  }

  private static byte[] hash(byte[] context) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(context);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java runtime has it
    }
  }
}
