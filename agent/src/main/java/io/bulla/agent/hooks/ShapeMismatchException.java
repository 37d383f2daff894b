package io.bulla.agent.hooks;

/** A class of an engine is not what its hook was made for. The message says what is missing. */
public final class ShapeMismatchException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Makes one that names what is missing. */
  public ShapeMismatchException(String missing) {
    super(missing);
  }
}
