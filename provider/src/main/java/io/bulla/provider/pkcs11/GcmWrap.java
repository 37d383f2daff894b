package io.bulla.provider.pkcs11;

import io.bulla.provider.spi.WrappedKey;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.Provider;
import java.security.SecureRandom;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Wraps and unwraps DEKs on the token by AES-GCM, with the context as associated data. It retries
 * nothing. Thread-safe.
 */
final class GcmWrap {

  /**
   * The key's length as SunPKCS11 reports it is nonsense: AES_256/GCM/NoPadding would refuse it.
   */
  static final String TRANSFORMATION = "AES/GCM/NoPadding";

  private static final SecureRandom RANDOM = new SecureRandom();

  private final Provider provider;

  /** As many as were used at once: to ask JCA for one costs a tenth of a small operation. */
  private final Queue<Cipher> idle = new ConcurrentLinkedQueue<>();

  /**
   * @param provider a configured SunPKCS11
   */
  GcmWrap(Provider provider) {
    this.provider = provider;
  }

  WrappedKey wrap(Key kek, byte[] dek, byte[] context) throws GeneralSecurityException {
    byte[] iv = WrappedKey.newGcmIv(RANDOM);
    byte[] ciphertext = crypt(Cipher.ENCRYPT_MODE, kek, iv, dek, context);
    return new WrappedKey(WrappedKey.AES_GCM, iv, ciphertext);
  }

  byte[] unwrap(Key kek, WrappedKey wrapped, byte[] context) throws GeneralSecurityException {
    if (wrapped.ciphertext().length < WrappedKey.GCM_TAG_BYTES) {
      throw new AEADBadTagException("the wrapped key is shorter than a tag");
    }
    return crypt(Cipher.DECRYPT_MODE, kek, wrapped.iv(), wrapped.ciphertext(), context);
  }

  /** A cipher that failed is not used again: nobody knows what it holds. */
  private byte[] crypt(int mode, Key kek, byte[] iv, byte[] input, byte[] context)
      throws GeneralSecurityException {
    Cipher waiting = idle.poll();
    Cipher cipher = waiting != null ? waiting : Cipher.getInstance(TRANSFORMATION, provider);
    cipher.init(mode, kek, new GCMParameterSpec(WrappedKey.GCM_TAG_BYTES * Byte.SIZE, iv));
    cipher.updateAAD(context);
    byte[] output = cipher.doFinal(input);
    idle.add(cipher);
    return output;
  }
}
