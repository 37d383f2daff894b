package io.bulla.tink;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.ProviderException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;

/**
 * A KEK by the seam of Bulla's provider (docs/provider.md): its KeyStore and {@code BullaWrap}.
 * Safe for use by several threads.
 *
 * @param keys the KeyStore
 * @param id the KEK's alias
 */
record WrappingKek(KeyStore keys, String id) {
  private static final String TRANSFORMATION = "BullaWrap";
  private static final int BLOB_VERSION = 1;
  private static final int KEK_VERSION_OFFSET = 2;
  private static final int HEADER_BYTES = 7;

  byte[] wrap(byte[] key, byte[] context) throws GeneralSecurityException {
    return run(Cipher.ENCRYPT_MODE, id, key, context);
  }

  byte[] unwrap(byte[] blob, byte[] context) throws GeneralSecurityException {
    return run(Cipher.DECRYPT_MODE, id + "/" + version(blob), blob, context);
  }

  private static int version(byte[] blob) throws GeneralSecurityException {
    if (blob.length < HEADER_BYTES || blob[0] != BLOB_VERSION) {
      throw new GeneralSecurityException("it is no ciphertext of a KEK of Bulla's");
    }
    return ByteBuffer.wrap(blob).getInt(KEK_VERSION_OFFSET);
  }

  /** Whoever calls knows checked exceptions: Tink's callers catch nothing else. */
  private byte[] run(int mode, String alias, byte[] input, byte[] context)
      throws GeneralSecurityException {
    try {
      Cipher cipher = Cipher.getInstance(TRANSFORMATION, keys.getProvider());
      cipher.init(mode, key(alias));
      cipher.updateAAD(context);
      return cipher.doFinal(input);
    } catch (ProviderException | IllegalArgumentException e) {
      throw new GeneralSecurityException("KEK " + alias + ": " + e.getMessage(), e);
    }
  }

  private Key key(String alias) throws GeneralSecurityException {
    Key key = keys.getKey(alias, null);
    if (key == null) {
      throw new KeyStoreException("not-found: there is no KEK " + alias);
    }
    if (!(key instanceof SecretKey)) {
      throw new KeyStoreException(
          "refused: KEK " + alias + " is asymmetric: anybody can encrypt for it, which is no AEAD");
    }
    return key;
  }
}
