package io.bulla.provider.kek;

import io.bulla.provider.spi.KekException;

/** Gives the KEKs once they are needed; safe for use by several threads. */
@FunctionalInterface
public interface KekSource {
  /**
   * Returns the KEKs, the same object each time.
   *
   * @throws KekException of kind {@code BAD_CONFIG} if the configuration is broken, each time
   */
  Keks get() throws KekException;
}
