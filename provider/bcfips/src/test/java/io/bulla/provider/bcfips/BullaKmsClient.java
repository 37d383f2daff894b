package io.bulla.provider.bcfips;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KmsClient;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.Provider;
import javax.crypto.Cipher;

/** Tink's view of Bulla: a KEK is the remote AEAD {@code bulla-kek://ID}. By JCA alone. */
final class BullaKmsClient implements KmsClient {
  private static final String PREFIX = "bulla-kek://";

  private final Provider bulla;

  BullaKmsClient(Provider bulla) {
    this.bulla = bulla;
  }

  @Override
  public boolean doesSupport(String keyUri) {
    return keyUri.startsWith(PREFIX);
  }

  @Override
  public KmsClient withCredentials(String credentialPath) {
    return this;
  }

  @Override
  public KmsClient withDefaultCredentials() {
    return this;
  }

  @Override
  public Aead getAead(String keyUri) throws GeneralSecurityException {
    try {
      KeyStore store = KeyStore.getInstance("Bulla", bulla);
      store.load(null, null);
      return new KekAead(bulla, store.getKey(keyUri.substring(PREFIX.length()), null));
    } catch (java.io.IOException e) {
      throw new GeneralSecurityException(e);
    }
  }

  /** For what a KEK wraps: 16 to 64 bytes, which the key of an envelope has. */
  private record KekAead(Provider bulla, Key kek) implements Aead {
    @Override
    public byte[] encrypt(byte[] plaintext, byte[] associatedData) throws GeneralSecurityException {
      return run(Cipher.ENCRYPT_MODE, plaintext, associatedData);
    }

    @Override
    public byte[] decrypt(byte[] ciphertext, byte[] associatedData)
        throws GeneralSecurityException {
      return run(Cipher.DECRYPT_MODE, ciphertext, associatedData);
    }

    private byte[] run(int mode, byte[] input, byte[] associatedData)
        throws GeneralSecurityException {
      Cipher cipher = Cipher.getInstance("BullaWrap", bulla);
      cipher.init(mode, kek);
      cipher.updateAAD(associatedData == null ? new byte[0] : associatedData);
      return cipher.doFinal(input);
    }
  }
}
