package io.bulla.loader.keys;

import io.bulla.loader.crypto.SecretBytes;
import io.bulla.loader.format.SealId;
import io.bulla.loader.format.Suite;
import io.bulla.loader.format.WrapContext;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.security.KeyStoreException;
import java.security.ProviderException;
import java.util.concurrent.TimeoutException;
import javax.security.auth.login.CredentialException;

/** Values that the tests of this package share. */
final class Samples {
  static final WrapContext CONTEXT = context("minilm");

  private Samples() {}

  static WrapContext context(String modelId) {
    return new WrapContext(modelId, 7, SealId.of(new byte[16]), Suite.AES256_GCM_HKDF_SHA256);
  }

  static byte[] dekBytes() {
    byte[] bytes = new byte[32];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (i + 1);
    }
    return bytes;
  }

  static SecretBytes dek() {
    return SecretBytes.takeOver(dekBytes());
  }

  static ProviderException denied(String message) {
    return new ProviderException(message, new AccessDeniedException(message));
  }

  static ProviderException timedOut(String message) {
    return new ProviderException(message, new TimeoutException(message));
  }

  static ProviderException unreachable(String message) {
    return new ProviderException(message, new IOException(message));
  }

  static ProviderException notRecognised(String message) {
    return new ProviderException(message, new CredentialException(message));
  }

  static ProviderException keyStore(String message) {
    return new ProviderException(message, new KeyStoreException(message));
  }
}
