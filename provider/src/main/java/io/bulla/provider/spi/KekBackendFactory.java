package io.bulla.provider.spi;

/**
 * Opens the places of one URI scheme; found by {@link java.util.ServiceLoader} in the core and in
 * each extension.
 *
 * <p>Its public constructor must be cheap and must load none of the libraries that {@link #open}
 * needs. Implementations are safe for use by several threads.
 */
public interface KekBackendFactory {
  /** The version of this interface that the core speaks; a compile-time constant. */
  int SPI_VERSION = 2;

  /** Returns the {@link #SPI_VERSION} that the backend was compiled against. */
  int spiVersion();

  /** Returns the URI scheme that it serves, in lower case and without the colon. */
  String scheme();

  /**
   * Starts the libraries that {@link #open} will need, where that takes long; touches no place and
   * no secret. The core may call it in a thread of its own, before {@code open} or meanwhile.
   *
   * @throws KekException if they do not start; {@code open} then fails alike
   */
  default void prepare(boolean approvedOnly) throws KekException {}

  /**
   * Opens the place that one KEK names. It may contact the place, ask {@link KekPlace#secret()} and
   * load libraries; the core calls it at the first use of the KEK and keeps the backend.
   *
   * <p>A secret that was denied must not be tried again, for this KEK or another one of the same
   * place: tokens lock themselves after a few attempts. So the core repeats a failure of kind
   * {@code DENIED} at each use of the KEK, for the life of the process: a place whose answer may
   * change, as that of a service's policy, is not asked here, and denies at the use.
   *
   * @throws KekException if the place cannot be opened
   */
  KekBackend open(KekPlace place) throws KekException;
}
