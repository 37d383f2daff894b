package io.bulla.provider.tink;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KmsClient;
import java.security.GeneralSecurityException;

/** Another client of the same keys. */
public final class OtherKeysetKmsClient implements KmsClient {
  private final KeysetKmsClient keysets = new KeysetKmsClient();

  @Override
  public boolean doesSupport(String keyUri) {
    return keysets.doesSupport(keyUri);
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
    return keysets.getAead(keyUri);
  }
}
