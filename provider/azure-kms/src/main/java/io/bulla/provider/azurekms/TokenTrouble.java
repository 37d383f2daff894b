package io.bulla.provider.azurekms;

import io.bulla.provider.spi.KekException;

/** Carries a failure through Microsoft's library, which knows none of ours. */
final class TokenTrouble extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TokenTrouble(KekException failure) {
    super(failure);
  }
}
