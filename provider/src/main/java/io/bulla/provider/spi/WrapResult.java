package io.bulla.provider.spi;

import java.util.Objects;

/**
 * A wrapped DEK and who wrapped it.
 *
 * @param kekVersion the version that was asked for, or that the place chose; 1 to 2^31 - 1
 * @param wrapped the DEK as it was wrapped
 */
public record WrapResult(int kekVersion, WrappedKey wrapped) {
  /** Checks that nothing is missing. */
  public WrapResult {
    Objects.requireNonNull(wrapped, "wrapped");
  }
}
