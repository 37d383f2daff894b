package io.bulla.provider.bcfips;

import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import io.bulla.provider.spi.KekPlace;
import io.bulla.provider.spi.KeyWrapping;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES key wrap with and without padding (NIST SP 800-38F), by BC FIPS. The copies that its keys
 * make stay in the heap, as the KEK does.
 */
final class KeyWrap {
  private final FipsModule module;
  private final String name;

  KeyWrap(FipsModule module, KekPlace place) {
    this.module = module;
    this.name = "KEK " + place.kekId();
  }

  byte[] wrap(KeyWrapping wrapping, SecretKey kek, byte[] key) throws KekException {
    try {
      return module.use(
          name, () -> cipher(wrapping, Cipher.WRAP_MODE, kek).wrap(new SecretKeySpec(key, "RAW")));
    } catch (GeneralSecurityException e) {
      throw new KekException(Kind.UNAVAILABLE, name + ": wrapping failed: " + e, e);
    }
  }

  byte[] unwrap(KeyWrapping wrapping, SecretKey kek, byte[] wrapped) throws KekException {
    try {
      return module.use(
          name,
          () ->
              cipher(wrapping, Cipher.UNWRAP_MODE, kek)
                  .unwrap(wrapped, "RAW", Cipher.SECRET_KEY)
                  .getEncoded());
    } catch (InvalidKeyException e) {
      throw new KekException(
          Kind.BAD_TAG, name + ": the wrapped key was changed, or belongs to another key", e);
    } catch (GeneralSecurityException e) {
      throw new KekException(Kind.UNAVAILABLE, name + ": unwrapping failed: " + e, e);
    }
  }

  private Cipher cipher(KeyWrapping wrapping, int mode, SecretKey kek)
      throws GeneralSecurityException {
    Cipher cipher =
        Cipher.getInstance(
            switch (wrapping) {
              case KW -> "AESKW";
              case KWP -> "AESKWP";
            },
            module.provider());
    cipher.init(mode, kek, module.random());
    return cipher;
  }
}
