package io.bulla.agent.hooks;

import java.io.IOException;

/** A sealed model that cannot go to its engine. The message says why, and what to do. */
public final class UnfitModelException extends IOException {
  private static final long serialVersionUID = 1L;

  /** Takes what is to be said behind the model's name. */
  public UnfitModelException(String reason) {
    super(reason);
  }
}
