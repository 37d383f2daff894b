package io.bulla.loader;

import org.jspecify.annotations.Nullable;

/**
 * The bytes are not a sealed model of a format that this version reads: malformed, truncated or
 * from the future.
 */
public final class ModelFormatException extends SealedModelException {
  private static final long serialVersionUID = 1L;

  /**
   * Describes one failure.
   *
   * @param location what failed: the file, with the part of it where that is known
   * @param problem what is wrong with it
   * @param hint what to do now
   * @param cause what led to it, or null
   */
  public ModelFormatException(
      String location, String problem, String hint, @Nullable Throwable cause) {
    super(location, problem, hint, cause);
  }
}
