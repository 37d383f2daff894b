package io.bulla.loader;

import org.jspecify.annotations.Nullable;

/**
 * The place that holds the KEK could not be used: token or key store missing, PIN refused, service
 * away.
 */
public final class ModelTokenException extends SealedModelException {
  private static final long serialVersionUID = 1L;

  /**
   * Describes one failure.
   *
   * @param location what failed: the file, with the part of it where that is known
   * @param problem what is wrong with it
   * @param hint what to do now
   * @param cause what led to it, or null
   */
  public ModelTokenException(
      String location, String problem, String hint, @Nullable Throwable cause) {
    super(location, problem, hint, cause);
  }
}
