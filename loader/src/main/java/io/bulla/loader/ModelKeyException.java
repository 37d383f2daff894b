package io.bulla.loader;

import org.jspecify.annotations.Nullable;

/**
 * No KEK that this configuration names opens the model: not a recipient, unknown, or its use was
 * refused.
 */
public final class ModelKeyException extends SealedModelException {
  private static final long serialVersionUID = 1L;

  /**
   * Describes one failure.
   *
   * @param location what failed: the file, with the part of it where that is known
   * @param problem what is wrong with it
   * @param hint what to do now
   * @param cause what led to it, or null
   */
  public ModelKeyException(
      String location, String problem, String hint, @Nullable Throwable cause) {
    super(location, problem, hint, cause);
  }
}
