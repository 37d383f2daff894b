package io.bulla.benchmarks;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.Provider;
import javax.crypto.Cipher;

/** A KEK by Bulla. */
record BullaKek(Provider provider, Key key) implements DekWrapping {

  static BullaKek of(Provider provider, String kekId) throws GeneralSecurityException, IOException {
    KeyStore keys = KeyStore.getInstance("Bulla", provider);
    keys.load(null, null);
    return new BullaKek(provider, keys.getKey(kekId, null));
  }

  @Override
  public byte[] wrap(byte[] dek, byte[] context) throws GeneralSecurityException {
    return cipher(Cipher.ENCRYPT_MODE, context).doFinal(dek);
  }

  @Override
  public byte[] unwrap(byte[] wrapped, byte[] context) throws GeneralSecurityException {
    return cipher(Cipher.DECRYPT_MODE, context).doFinal(wrapped);
  }

  private Cipher cipher(int mode, byte[] context) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("BullaWrap", provider);
    cipher.init(mode, key);
    cipher.updateAAD(context);
    return cipher;
  }
}
