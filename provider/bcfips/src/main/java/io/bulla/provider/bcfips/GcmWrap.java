package io.bulla.provider.bcfips;

import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import io.bulla.provider.spi.KekPlace;
import io.bulla.provider.spi.WrappedKey;
import java.security.GeneralSecurityException;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/** AES-GCM with the context as associated data (NIST SP 800-38D), by BC FIPS. */
final class GcmWrap {
  private final FipsModule module;
  private final String name;

  GcmWrap(FipsModule module, KekPlace place) {
    this.module = module;
    this.name = "KEK " + place.kekId();
  }

  WrappedKey wrap(SecretKey kek, byte[] dek, byte[] context) throws KekException {
    byte[] iv = WrappedKey.newGcmIv(module.random());
    try {
      byte[] body =
          module.use(name, () -> cipher(Cipher.ENCRYPT_MODE, kek, iv, context).doFinal(dek));
      return new WrappedKey(WrappedKey.AES_GCM, iv, body);
    } catch (GeneralSecurityException e) {
      throw new KekException(Kind.UNAVAILABLE, name + ": wrapping failed: " + e, e);
    }
  }

  byte[] unwrap(SecretKey kek, WrappedKey wrapped, byte[] context) throws KekException {
    try {
      return module.use(
          name,
          () ->
              cipher(Cipher.DECRYPT_MODE, kek, wrapped.iv(), context)
                  .doFinal(wrapped.ciphertext()));
    } catch (AEADBadTagException e) {
      throw new KekException(
          Kind.BAD_TAG,
          name + ": the wrapped key was changed, or belongs to another key or context",
          e);
    } catch (GeneralSecurityException e) {
      throw new KekException(Kind.UNAVAILABLE, name + ": unwrapping failed: " + e, e);
    }
  }

  private Cipher cipher(int mode, SecretKey kek, byte[] iv, byte[] context)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding", module.provider());
    cipher.init(mode, kek, new GCMParameterSpec(8 * WrappedKey.GCM_TAG_BYTES, iv), module.random());
    cipher.updateAAD(context);
    return cipher;
  }
}
