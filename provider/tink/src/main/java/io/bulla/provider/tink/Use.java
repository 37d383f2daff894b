package io.bulla.provider.tink;

import com.google.crypto.tink.Aead;
import io.bulla.provider.spi.KekException;
import java.security.GeneralSecurityException;

/** One use of a key of a {@code KmsClient}'s. */
sealed interface Use {
  byte[] of(Aead aead) throws GeneralSecurityException;

  /** What it means that it failed. */
  KekException failure(String place, Exception thrown);

  /** Of a DEK with its context. */
  @SuppressWarnings("ArrayRecordComponent") // short-lived; never compared
  record Encryption(byte[] boundDek, byte[] context) implements Use {
    @Override
    public byte[] of(Aead aead) throws GeneralSecurityException {
      return aead.encrypt(boundDek, context);
    }

    @Override
    public KekException failure(String place, Exception thrown) {
      return ClientFailure.ofEncryption(place, thrown);
    }
  }

  /** Of what an encryption gave. */
  @SuppressWarnings("ArrayRecordComponent") // short-lived; never compared
  record Decryption(byte[] ciphertext, byte[] context) implements Use {
    @Override
    public byte[] of(Aead aead) throws GeneralSecurityException {
      return aead.decrypt(ciphertext, context);
    }

    @Override
    public KekException failure(String place, Exception thrown) {
      return ClientFailure.ofDecryption(place, thrown);
    }
  }
}
