package io.bulla.provider.remote;

import io.bulla.provider.spi.KekException;

/** Something that may be tried more than once: done twice, it harms nobody. */
@FunctionalInterface
public interface Attempt<T> {
  /**
   * Tries it.
   *
   * @throws KekException tried again if it is of kind THROTTLED or UNAVAILABLE
   */
  T run(Patience patience) throws KekException;
}
