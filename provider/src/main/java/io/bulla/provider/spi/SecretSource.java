package io.bulla.provider.spi;

/** Gives a PIN or password, each time anew; safe for use by several threads. */
@FunctionalInterface
public interface SecretSource {
  /**
   * Returns the secret in an array that the caller wipes.
   *
   * @throws KekException if there is none or it may not be read; its message holds no secret
   */
  char[] read() throws KekException;
}
