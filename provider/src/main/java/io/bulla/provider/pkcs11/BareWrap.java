package io.bulla.provider.pkcs11;

import static io.bulla.provider.spi.KekException.Kind.REFUSED;

import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KeyWrapping;
import java.security.GeneralSecurityException;

/** Keys that are wrapped by the standard and without context, under one key of one generation. */
record BareWrap(Pkcs11Token token, TokenGeneration generation, KeyAttributes kek) {

  byte[] wrap(KeyWrapping wrapping, byte[] key)
      throws GeneralSecurityException, CryptokiException, KekException {
    WrapOffer offer = offer(wrapping, kek.wraps());
    if (!offer.wraps(key.length)) {
      throw new KekException(
          REFUSED,
          token.text()
              + " wraps "
              + key.length
              + " bytes otherwise than "
              + wrapping.transformation()
              + " says ("
              + offer.text()
              + ")");
    }
    return token.mechanisms().keyWrap().wrap(generation, offer, kek.label(), key);
  }

  byte[] unwrap(KeyWrapping wrapping, byte[] wrapped)
      throws GeneralSecurityException, CryptokiException, KekException {
    WrapOffer offer = offer(wrapping, kek.unwraps());
    return token.mechanisms().keyWrap().unwrap(generation, offer, kek.label(), wrapped);
  }

  private WrapOffer offer(KeyWrapping wrapping, boolean permitted)
      throws CryptokiException, KekException {
    if (!permitted) {
      throw new KekException(
          REFUSED,
          token.text()
              + ": the key \""
              + kek.label()
              + "\" was not made for "
              + wrapping.transformation()
              + " (CKA_WRAP, CKA_UNWRAP); make another KEK with x-bulla-mechanism=aes-kwp in its"
              + " URI");
    }
    return token.mechanisms().require(generation, wrapping);
  }
}
