package io.bulla.loader;

import org.jspecify.annotations.Nullable;

/**
 * A tag did not match: the file was changed, or the key under this KEK id is another one. Which of
 * the two cannot be told.
 */
public final class ModelAuthenticationException extends SealedModelException {
  private static final long serialVersionUID = 1L;

  /**
   * Describes one failure.
   *
   * @param location what failed: the file, with the part of it where that is known
   * @param problem what is wrong with it
   * @param hint what to do now
   * @param cause what led to it, or null
   */
  public ModelAuthenticationException(
      String location, String problem, String hint, @Nullable Throwable cause) {
    super(location, problem, hint, cause);
  }
}
