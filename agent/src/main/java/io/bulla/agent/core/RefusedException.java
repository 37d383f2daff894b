package io.bulla.agent.core;

import java.io.IOException;

/** The agent refuses to load a model. The message says which, why, and what to do. */
final class RefusedException extends IOException {
  private static final long serialVersionUID = 1L;

  RefusedException(String message) {
    super(message);
  }

  RefusedException(String message, Throwable cause) {
    super(message, cause);
  }
}
