package io.bulla.provider;

import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.Provider;
import javax.crypto.Cipher;
import javax.crypto.KeyGenerator;
import javax.crypto.SecretKey;

/** The seam as a caller uses it: by JDK types only. */
public record Seam(Provider provider) {

  /** Loads the key store. */
  public KeyStore keyStore() throws Exception {
    KeyStore store = KeyStore.getInstance("Bulla", provider);
    store.load(null, null);
    return store;
  }

  /** Returns the handle of an alias, or null. */
  public Key key(String alias) throws Exception {
    return keyStore().getKey(alias, null);
  }

  /** Creates a KEK. */
  public SecretKey create(String kekId) throws GeneralSecurityException {
    KeyGenerator generator = KeyGenerator.getInstance("BullaKek", provider);
    generator.init(new KekParameterSpec(kekId));
    return generator.generateKey();
  }

  /** Wraps a DEK. */
  public byte[] wrap(Key kek, byte[] dek, byte[] context) throws GeneralSecurityException {
    return run(Cipher.ENCRYPT_MODE, kek, dek, context);
  }

  /** Unwraps a blob. */
  public byte[] unwrap(Key kek, byte[] blob, byte[] context) throws GeneralSecurityException {
    return run(Cipher.DECRYPT_MODE, kek, blob, context);
  }

  /** A DEK that a KEK's place made, and its blob. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Made(byte[] dek, byte[] blob, String version) {}

  /** Has a KEK's place make a DEK. */
  public Made make(Key kek, byte[] context) throws Exception {
    Cipher cipher = Cipher.getInstance("BullaDek", provider);
    cipher.init(Cipher.DECRYPT_MODE, kek);
    cipher.updateAAD(context);
    byte[] dek = cipher.doFinal();
    AlgorithmParameters told = cipher.getParameters();
    return new Made(
        dek,
        told.getEncoded("BullaWrap"),
        new String(told.getEncoded(), StandardCharsets.US_ASCII));
  }

  private byte[] run(int mode, Key kek, byte[] input, byte[] context)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("BullaWrap", provider);
    cipher.init(mode, kek);
    cipher.updateAAD(context);
    return cipher.doFinal(input);
  }
}
