package io.bulla.loader.vectors;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/**
 * One AES-GCM ciphertext of one block, with its tag, that decrypts under two keys with one nonce:
 * AES-GCM does not commit to its key. Both tags are linear in the block, so that one equation in
 * GF(2^128) gives it.
 */
final class TwoKeyCiphertext {
  private static final BigInteger POLYNOMIAL = BigInteger.ONE.shiftLeft(128).or(bits(0x87));
  private static final BigInteger LENGTHS = element(lengths());

  private TwoKeyCiphertext() {}

  static byte[] of(byte[] key, byte[] otherKey, byte[] nonce) {
    BigInteger h = hashKey(key);
    BigInteger otherH = hashKey(otherKey);
    BigInteger constant =
        times(LENGTHS, h.xor(otherH)).xor(mask(key, nonce)).xor(mask(otherKey, nonce));
    BigInteger block = times(constant, inverse(times(h, h).xor(times(otherH, otherH))));
    BigInteger hash = times(times(block, h).xor(LENGTHS), h);
    return ByteBuffer.allocate(32).put(bytes(block)).put(bytes(hash.xor(mask(key, nonce)))).array();
  }

  private static BigInteger hashKey(byte[] key) {
    return element(aes(key, new byte[16]));
  }

  private static BigInteger mask(byte[] key, byte[] nonce) {
    return element(aes(key, ByteBuffer.allocate(16).put(nonce).putInt(1).array()));
  }

  private static byte[] lengths() {
    return ByteBuffer.allocate(16).putLong(0).putLong(128).array();
  }

  private static byte[] aes(byte[] key, byte[] block) {
    try {
      Cipher cipher = Cipher.getInstance("AES/ECB/NoPadding");
      cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"));
      return cipher.doFinal(block);
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static BigInteger times(BigInteger a, BigInteger b) {
    BigInteger product = BigInteger.ZERO;
    for (int i = 127; i >= 0; i--) {
      product = product.shiftLeft(1);
      product = product.testBit(128) ? product.xor(POLYNOMIAL) : product;
      product = a.testBit(i) ? product.xor(b) : product;
    }
    return product;
  }

  /** a^(2^128 - 2). */
  private static BigInteger inverse(BigInteger a) {
    BigInteger result = BigInteger.ONE;
    BigInteger power = a;
    for (int i = 1; i < 128; i++) {
      power = times(power, power);
      result = times(result, power);
    }
    return result;
  }

  /** GCM's bit order is the reverse: the first bit of a block is the coefficient of 1. */
  private static BigInteger element(byte[] block) {
    BigInteger element = BigInteger.ZERO;
    for (int i = 0; i < 128; i++) {
      element = (block[i / 8] & 0x80 >> i % 8) == 0 ? element : element.setBit(i);
    }
    return element;
  }

  private static byte[] bytes(BigInteger element) {
    byte[] block = new byte[16];
    for (int i = 0; i < 128; i++) {
      block[i / 8] |= (byte) (element.testBit(i) ? 0x80 >> i % 8 : 0);
    }
    return block;
  }

  private static BigInteger bits(long value) {
    return BigInteger.valueOf(value);
  }
}
