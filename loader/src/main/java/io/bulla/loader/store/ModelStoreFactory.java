package io.bulla.loader.store;

import java.util.Map;

/**
 * Opens the stores of one URI scheme; found by {@link java.util.ServiceLoader} on the class path of
 * whoever uses the loader, or in an extension of the command line.
 *
 * <p>Its public constructor must be cheap and must load none of the libraries that {@link #open}
 * needs. Implementations are safe for use by several threads.
 */
public interface ModelStoreFactory {
  /** The version of this interface that the loader speaks; a compile-time constant. */
  int SPI_VERSION = 1;

  /** Returns the {@link #SPI_VERSION} that the store was compiled against. */
  int spiVersion();

  /** Returns the URI scheme that it serves, in lower case and without the colon. */
  String scheme();

  /**
   * Opens all that the scheme names, for this process's own credentials. Nothing is asked before
   * the first use.
   *
   * @param settings what the store is told besides its own environment; empty for nothing
   * @throws StoreException of kind {@code BAD_CONFIG} for settings that it does not know, or that
   *     are wrong
   */
  ModelStore open(Map<String, String> settings) throws StoreException;
}
