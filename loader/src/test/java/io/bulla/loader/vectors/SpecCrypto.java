package io.bulla.loader.vectors;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** The primitives of docs/format.md, straight from the JDK. */
final class SpecCrypto {
  /** RFC 8032, section 7.1, TEST 1: the seed. */
  private static final String ED25519_PKCS8 =
      "302e020100300506032b657004220420"
          + "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";

  private SpecCrypto() {}

  static byte[] sha256(byte[]... parts) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(concat(parts));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  static byte[] hmac(byte[] key, byte[]... parts) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(concat(parts));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /** RFC 5869 for an output of one hash. */
  static byte[] hkdf(byte[] ikm, byte[] salt, byte[] info) {
    return hmac(hmac(salt, ikm), info, new byte[] {1});
  }

  static byte[] gcm(byte[] key, byte[] nonce, byte[] plaintext) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(
          Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
      return cipher.doFinal(plaintext);
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /** RFC 8032 signs the same way each time. */
  static byte[] signEd25519(byte[]... message) {
    try {
      byte[] encoded = HexFormat.of().parseHex(ED25519_PKCS8);
      Signature signature = Signature.getInstance("Ed25519");
      signature.initSign(
          KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(encoded)));
      signature.update(concat(message));
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /** RFC 9162, section 2.1.1, over the segments of a payload. */
  static byte[] contentRoot(byte[] payload, int segmentSize) {
    int leaves = (payload.length + segmentSize - 1) / segmentSize;
    return subtree(payload, segmentSize, 0, leaves);
  }

  private static byte[] subtree(byte[] payload, int segmentSize, int from, int to) {
    if (to - from == 1) {
      int end = Math.min(payload.length, to * segmentSize);
      return sha256(new byte[] {0}, Arrays.copyOfRange(payload, from * segmentSize, end));
    }
    int middle = from + Integer.highestOneBit(to - from - 1);
    byte[] left = subtree(payload, segmentSize, from, middle);
    return sha256(new byte[] {1}, left, subtree(payload, segmentSize, middle, to));
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  static byte[] concat(byte[]... parts) {
    ByteBuffer all = ByteBuffer.allocate(Arrays.stream(parts).mapToInt(part -> part.length).sum());
    for (byte[] part : parts) {
      all.put(part);
    }
    return all.array();
  }
}
