package io.bulla.formats.age;

import java.security.GeneralSecurityException;

/** scrypt needs more than this JVM may take. */
final class NotEnoughMemoryException extends GeneralSecurityException {
  private static final long serialVersionUID = 1L;

  NotEnoughMemoryException(long neededBytes) {
    super("its passphrase needs " + (neededBytes >> 20) + " MiB of memory");
  }
}
