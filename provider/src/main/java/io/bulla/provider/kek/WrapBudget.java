package io.bulla.provider.kek;

import io.bulla.provider.spi.KekException;

/**
 * Keeps each key from wrapping more often than random IVs bear (NIST SP 800-38D, 8.3); safe for use
 * by several threads.
 */
public interface WrapBudget {
  /**
   * Takes one wrap from the budget of a key. What was wrapped goes to nobody before this returns.
   *
   * @param key names the key on this host
   * @throws KekException of kind {@code REFUSED} if nothing is left or nobody can tell what is
   */
  void take(String key) throws KekException;

  /**
   * Refuses a key of which this process knows that nothing is left, so that it wraps no more; costs
   * no file access.
   */
  void refuseExhausted(String key) throws KekException;

  /** Returns how much of the budget of a key is taken. */
  WrapCount count(String key) throws KekException;
}
