package io.bulla.formats.age;

import java.io.IOException;
import java.security.GeneralSecurityException;

/** Carries the failure of a passphrase's source through the library. */
final class UnreadPassphraseException extends GeneralSecurityException {
  private static final long serialVersionUID = 1L;

  private final IOException failure;

  UnreadPassphraseException(IOException failure) {
    super(failure);
    this.failure = failure;
  }

  IOException failure() {
    return failure;
  }
}
