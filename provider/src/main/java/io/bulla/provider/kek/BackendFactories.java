package io.bulla.provider.kek;

import io.bulla.provider.spi.KekBackendFactory;
import io.bulla.provider.spi.KekException;

/** Finds who opens the places of a URI scheme; safe for use by several threads. */
@FunctionalInterface
public interface BackendFactories {
  /**
   * Returns the factory of a scheme, the same one each time.
   *
   * @throws KekException if nobody serves the scheme; the message says what was looked through
   */
  KekBackendFactory forScheme(String scheme) throws KekException;
}
