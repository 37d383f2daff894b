package io.bulla.loader;

import java.io.IOException;

/** What a streamed plaintext failed with, which is told as it is and not as the target's. */
final class PlaintextFailure extends IOException {
  private static final long serialVersionUID = 1L;

  private final IOException failure;

  PlaintextFailure(IOException failure) {
    super(failure);
    this.failure = failure;
  }

  /** The failure itself, with what went wrong while it was cleaned up. */
  IOException unwrapped() {
    for (Throwable suppressed : getSuppressed()) {
      failure.addSuppressed(suppressed);
    }
    return failure;
  }
}
