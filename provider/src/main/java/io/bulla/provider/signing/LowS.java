package io.bulla.provider.signing;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.Key;
import java.security.SignatureException;
import java.util.Arrays;

/**
 * The one encoding of a signature. Of ECDSA, {@code (r, s)} and {@code (r, n - s)} both verify, so
 * that anybody could write a signed line in another way, which would be another history; the lower
 * one counts, in minimal DER. Stateless.
 */
final class LowS {
  private static final BigInteger P256_ORDER =
      new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);
  private static final int SEQUENCE = 0x30;
  private static final int INTEGER = 2;

  private LowS() {}

  static boolean holds(Key key, byte[] signature) throws SignatureException {
    return Arrays.equals(signature, of(key, signature));
  }

  /** Returns a signature by a key as it counts; that of Ed25519 has one encoding anyway. */
  static byte[] of(Key key, byte[] signature) throws SignatureException {
    if (!key.getAlgorithm().equals("EC")) {
      return signature;
    }
    try {
      ByteBuffer der = ByteBuffer.wrap(signature);
      byte[] body = value(der, SEQUENCE);
      ByteBuffer integers = ByteBuffer.wrap(body);
      BigInteger r = new BigInteger(value(integers, INTEGER));
      BigInteger s = new BigInteger(value(integers, INTEGER));
      return encode(r, s.min(P256_ORDER.subtract(s)));
    } catch (RuntimeException e) {
      throw new SignatureException("no DER of a P-256 signature", e);
    }
  }

  private static byte[] value(ByteBuffer der, int tag) {
    if (der.get() != tag) {
      throw new IllegalArgumentException("another tag");
    }
    byte[] value = new byte[der.get()]; // below 128: one byte of length
    der.get(value);
    return value;
  }

  private static byte[] encode(BigInteger r, BigInteger s) {
    byte[] first = r.toByteArray();
    byte[] second = s.toByteArray();
    return ByteBuffer.allocate(6 + first.length + second.length)
        .put((byte) SEQUENCE)
        .put((byte) (4 + first.length + second.length))
        .put((byte) INTEGER)
        .put((byte) first.length)
        .put(first)
        .put((byte) INTEGER)
        .put((byte) second.length)
        .put(second)
        .array();
  }
}
