package io.bulla.provider.spi;

import java.security.Provider;

/**
 * Offers a JCA provider for the cryptography of models; found by {@link java.util.ServiceLoader} in
 * each extension. Extensions whose provider starts quickly need none: their {@link Provider} is
 * found as a service by itself.
 *
 * <p>Its public constructor must be cheap and must load none of the libraries that {@link #start}
 * needs. Implementations are safe for use by several threads.
 */
public interface CryptoModuleFactory {
  /** Returns the {@link KekBackendFactory#SPI_VERSION} that the module was compiled against. */
  int spiVersion();

  /** Returns the name of the JCA provider, by which {@code loader.cipher-engine} names it. */
  String providerName();

  /** Returns whether it is a validated module with an approved-only mode. */
  boolean isValidated();

  /**
   * Starts the module, once in a process for each mode. In approved-only mode the provider is in it
   * in every thread, and has a random generator {@code DEFAULT}, AES-GCM, HMAC-SHA-256, SHA-256 and
   * the signatures of publishers.
   *
   * @throws KekException if it does not start, or cannot be in that mode
   */
  Provider start(boolean approvedOnly) throws KekException;
}
