package io.bulla.provider.pkcs11;

import io.bulla.provider.spi.WrappedKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.ProviderException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.KeyGenerator;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Finds out by trying whether a token does AES-GCM with a given IV and associated data: by a known
 * answer, or, where it imports no key, by a round trip and the length of the output. It uses keys
 * of the session only.
 */
record GcmProbe(Provider provider) {

  private static final HexFormat HEX = HexFormat.of();
  private static final byte[] KEY =
      HEX.parseHex("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");
  private static final byte[] IV = HEX.parseHex("000102030405060708090a0b");
  private static final byte[] CONTEXT = "bulla".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] PLAINTEXT = plaintext();

  /** By another implementation. */
  private static final byte[] ANSWER =
      HEX.parseHex(
          "eda87cb16f4f68b127eb3d211b43d2c7297c2d9e5ad1f5d6c0f171e1c9073c40af382c82bbeb4033");

  /** What a token says that makes its own IV, or has no such mechanism. */
  private static final Set<String> NO =
      Set.of(
          "MECHANISM_INVALID",
          "MECHANISM_PARAM_INVALID",
          "ARGUMENTS_BAD",
          "FUNCTION_NOT_SUPPORTED",
          "KEY_FUNCTION_NOT_PERMITTED",
          "KEY_TYPE_INCONSISTENT");

  private static final Set<String> NO_IMPORT =
      Set.of(
          "ATTRIBUTE_READ_ONLY",
          "ATTRIBUTE_VALUE_INVALID",
          "FUNCTION_NOT_SUPPORTED",
          "TEMPLATE_INCOMPLETE",
          "TEMPLATE_INCONSISTENT");

  /** A fault of the device is thrown. */
  GcmOffer find() throws GeneralSecurityException {
    try {
      return imported();
    } catch (NoSuchAlgorithmException e) {
      return GcmOffer.absent("not offered to Java");
    } catch (GeneralSecurityException | ProviderException e) {
      String name = CkrName.in(e).orElse("");
      if (NO.contains(name)) {
        return GcmOffer.absent("CKR_" + name);
      }
      throw e;
    }
  }

  private GcmOffer imported() throws GeneralSecurityException {
    Key key = new SecretKeySpec(KEY, "AES");
    try {
      boolean right = Arrays.equals(crypt(Cipher.ENCRYPT_MODE, key, PLAINTEXT), ANSWER);
      return right ? GcmOffer.KNOWN_ANSWER : GcmOffer.absent("gives a wrong answer");
    } catch (InvalidKeyException e) {
      if (NO_IMPORT.contains(CkrName.in(e).orElse(""))) {
        return generated();
      }
      throw e;
    }
  }

  private GcmOffer generated() throws GeneralSecurityException {
    KeyGenerator generator = KeyGenerator.getInstance("AES", provider);
    generator.init(KeyAttributes.KEK_BITS);
    Key key = generator.generateKey();
    byte[] ciphertext = crypt(Cipher.ENCRYPT_MODE, key, PLAINTEXT);
    try {
      boolean right =
          ciphertext.length == ANSWER.length
              && Arrays.equals(crypt(Cipher.DECRYPT_MODE, key, ciphertext), PLAINTEXT);
      return right ? GcmOffer.ROUND_TRIP : GcmOffer.absent("gives a wrong answer");
    } catch (AEADBadTagException e) {
      return GcmOffer.absent("does not use the given IV");
    }
  }

  private byte[] crypt(int mode, Key key, byte[] input) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance(GcmWrap.TRANSFORMATION, provider);
    cipher.init(mode, key, new GCMParameterSpec(WrappedKey.GCM_TAG_BYTES * Byte.SIZE, IV));
    cipher.updateAAD(CONTEXT);
    return cipher.doFinal(input);
  }

  private static byte[] plaintext() {
    byte[] plaintext = new byte[24];
    Arrays.fill(plaintext, (byte) 0xaa);
    return plaintext;
  }
}
