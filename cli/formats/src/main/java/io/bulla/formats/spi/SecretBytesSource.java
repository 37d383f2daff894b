package io.bulla.formats.spi;

import java.io.IOException;

/** Gives a secret, each time anew. */
@FunctionalInterface
public interface SecretBytesSource {
  /**
   * Reads it.
   *
   * @return a new array, which the caller wipes
   * @throws IOException if there is none or it may not be read; without the secret in any message
   */
  byte[] read() throws IOException;
}
