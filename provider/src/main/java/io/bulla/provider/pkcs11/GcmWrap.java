package io.bulla.provider.pkcs11;

import io.bulla.provider.spi.WrappedKey;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.Provider;
import java.security.SecureRandom;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Wraps and unwraps a DEK on the token by AES-GCM, with the context as associated data. It retries
 * nothing. Thread-safe.
 */
final class GcmWrap {

  /**
   * The key's length as SunPKCS11 reports it is nonsense: AES_256/GCM/NoPadding would refuse it.
   */
  static final String TRANSFORMATION = "AES/GCM/NoPadding";

  private static final SecureRandom RANDOM = new SecureRandom();

  private GcmWrap() {}

  static WrappedKey wrap(Provider provider, Key kek, byte[] dek, byte[] context)
      throws GeneralSecurityException {
    byte[] iv = WrappedKey.newGcmIv(RANDOM);
    Cipher cipher = cipher(provider, Cipher.ENCRYPT_MODE, kek, iv);
    cipher.updateAAD(context);
    return new WrappedKey(WrappedKey.AES_GCM, iv, cipher.doFinal(dek));
  }

  static byte[] unwrap(Provider provider, Key kek, WrappedKey wrapped, byte[] context)
      throws GeneralSecurityException {
    if (wrapped.ciphertext().length < WrappedKey.GCM_TAG_BYTES) {
      throw new AEADBadTagException("the wrapped key is shorter than a tag");
    }
    Cipher cipher = cipher(provider, Cipher.DECRYPT_MODE, kek, wrapped.iv());
    cipher.updateAAD(context);
    return cipher.doFinal(wrapped.ciphertext());
  }

  private static Cipher cipher(Provider provider, int mode, Key kek, byte[] iv)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance(TRANSFORMATION, provider);
    cipher.init(mode, kek, new GCMParameterSpec(WrappedKey.GCM_TAG_BYTES * Byte.SIZE, iv));
    return cipher;
  }
}
