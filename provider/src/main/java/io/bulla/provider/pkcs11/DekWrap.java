package io.bulla.provider.pkcs11;

import static io.bulla.provider.spi.KekException.Kind.REFUSED;

import io.bulla.provider.spi.BoundDek;
import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KeyWrapping;
import io.bulla.provider.spi.WrappedKey;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Arrays;

/** DEKs, each bound to its context, under one key of one generation: by AES-GCM or by AES-KWP. */
record DekWrap(Pkcs11Token token, TokenGeneration generation, KeyAttributes kek) {

  WrappedKey wrap(byte[] dek, byte[] context)
      throws GeneralSecurityException, IOException, CryptokiException, KekException {
    return switch (token.mechanisms().forDek(generation, kek)) {
      case AES_GCM -> generation.gcm().wrap(generation.key(kek.label()), dek, context);
      case AES_KWP -> new WrappedKey(WrappedKey.AES_KWP, new byte[0], wrapBound(dek, context));
    };
  }

  byte[] unwrap(WrappedKey wrapped, byte[] context)
      throws GeneralSecurityException, IOException, CryptokiException, KekException {
    return switch (wrapped.mechanism()) {
      case WrappedKey.AES_GCM ->
          generation.gcm().unwrap(generation.key(kek.label()), wrapped, context);
      case WrappedKey.AES_KWP -> unwrapBound(wrapped.ciphertext(), context);
      default ->
          throw new KekException(
              REFUSED, token.text() + " does not know mechanism " + wrapped.mechanism());
    };
  }

  private byte[] wrapBound(byte[] dek, byte[] context)
      throws GeneralSecurityException, CryptokiException, KekException {
    WrapOffer kwp = token.mechanisms().require(generation, KeyWrapping.KWP);
    byte[] bound = BoundDek.bind(dek, context);
    try {
      return token.mechanisms().keyWrap().wrap(generation, kwp, kek.label(), bound);
    } finally {
      Arrays.fill(bound, (byte) 0);
    }
  }

  private byte[] unwrapBound(byte[] wrapped, byte[] context)
      throws GeneralSecurityException, CryptokiException, KekException {
    if (!kek.unwraps()) {
      throw new KekException(
          REFUSED,
          token.text()
              + ": the key \""
              + kek.label()
              + "\" may not unwrap (CKA_UNWRAP), so it wrapped no DEK by AES-KWP");
    }
    WrapOffer kwp = token.mechanisms().require(generation, KeyWrapping.KWP);
    byte[] bound = token.mechanisms().keyWrap().unwrap(generation, kwp, kek.label(), wrapped);
    try {
      return BoundDek.release(bound, context, token.text());
    } finally {
      Arrays.fill(bound, (byte) 0);
    }
  }
}
