package io.bulla.provider.gcpkms;

import io.bulla.provider.spi.KekException;

/**
 * Carries a failure through Google's library, which tries again after pauses of its own what fails
 * with an {@code IOException}: how often and how long is decided here.
 */
final class TokenTrouble extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TokenTrouble(KekException failure) {
    super(failure);
  }
}
