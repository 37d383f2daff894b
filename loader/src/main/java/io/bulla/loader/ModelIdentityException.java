package io.bulla.loader;

import org.jspecify.annotations.Nullable;

/**
 * The file is a sealed model, or stands in one, but is not the file that belongs there, or nobody
 * trusted vouches for it.
 */
public final class ModelIdentityException extends SealedModelException {
  private static final long serialVersionUID = 1L;

  /**
   * Describes one failure.
   *
   * @param location what failed: the file, with the part of it where that is known
   * @param problem what is wrong with it
   * @param hint what to do now
   * @param cause what led to it, or null
   */
  public ModelIdentityException(
      String location, String problem, String hint, @Nullable Throwable cause) {
    super(location, problem, hint, cause);
  }
}
