package io.bulla.provider.jca;

import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KeyWrapping;
import java.security.InvalidKeyException;

/** One use of a KEK by a standard and without context, with its failures in types of the JDK. */
record BareOperation(KeyWrapping wrapping, KekKey kek) {

  byte[] wrap(byte[] key) {
    try {
      return kek.kek().wrapKey(wrapping, version(), key);
    } catch (KekException e) {
      throw SeamErrors.of(e);
    }
  }

  byte[] unwrap(byte[] wrapped) throws InvalidKeyException {
    try {
      return kek.kek().unwrapKey(wrapping, version(), wrapped);
    } catch (KekException e) {
      if (e.kind() == KekException.Kind.BAD_TAG) {
        throw new InvalidKeyException(e.getMessage(), e);
      }
      throw SeamErrors.of(e);
    }
  }

  /** What is wrapped by the standard does not say by which version. */
  private int version() {
    return kek.version()
        .orElseThrow(
            () ->
                SeamErrors.refused(
                    kek
                        + " has no "
                        + wrapping.transformation()
                        + ": its place chooses the version, and the wrapped key would not name it"));
  }
}
