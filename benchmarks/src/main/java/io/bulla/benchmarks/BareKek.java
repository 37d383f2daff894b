package io.bulla.benchmarks;

import io.bulla.testing.SoftHsmToken;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.Security;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.KeyGenerator;
import javax.crypto.spec.GCMParameterSpec;

/** A key by its provider alone: AES-GCM, a random IV before the ciphertext. */
record BareKek(Provider provider, Key key) implements DekWrapping {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int IV_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final int KEY_BITS = 256;

  /** A new key in memory, by BC FIPS. */
  static BareKek inBcFips() throws GeneralSecurityException, IOException {
    Provider provider = CipherProviders.bcFips();
    KeyGenerator generator = KeyGenerator.getInstance("AES", provider);
    generator.init(KEY_BITS);
    return new BareKek(provider, generator.generateKey());
  }

  /** The token's only key by SunPKCS11. */
  static BareKek in(SoftHsmToken token) throws GeneralSecurityException, IOException {
    return of(token.module(), "slot = " + token.slotId(), token.pin());
  }

  /**
   * @param slot a line of SunPKCS11's configuration
   */
  static BareKek of(Path module, String slot, char[] pin)
      throws GeneralSecurityException, IOException {
    String configuration = "--name = Bare\nlibrary = " + module + "\n" + slot + "\n";
    Provider provider = Security.getProvider("SunPKCS11").configure(configuration);
    KeyStore keys = KeyStore.getInstance("PKCS11", provider);
    keys.load(null, pin);
    return new BareKek(provider, keys.getKey(keys.aliases().nextElement(), null));
  }

  @Override
  public byte[] wrap(byte[] dek, byte[] context) throws GeneralSecurityException {
    byte[] iv = new byte[IV_BYTES];
    RANDOM.nextBytes(iv);
    byte[] ciphertext = cipher(Cipher.ENCRYPT_MODE, iv, context).doFinal(dek);
    byte[] wrapped = Arrays.copyOf(iv, IV_BYTES + ciphertext.length);
    System.arraycopy(ciphertext, 0, wrapped, IV_BYTES, ciphertext.length);
    return wrapped;
  }

  @Override
  public byte[] unwrap(byte[] wrapped, byte[] context) throws GeneralSecurityException {
    byte[] iv = Arrays.copyOf(wrapped, IV_BYTES);
    return cipher(Cipher.DECRYPT_MODE, iv, context)
        .doFinal(wrapped, IV_BYTES, wrapped.length - IV_BYTES);
  }

  private Cipher cipher(int mode, byte[] iv, byte[] context) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding", provider);
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, iv));
    cipher.updateAAD(context);
    return cipher;
  }
}
