package io.bulla.loader;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Why a sealed model could not be sealed or opened, as one of five kinds that a caller can tell
 * apart by type.
 *
 * <p>The message names the file, the problem and what to do. It never holds plaintext, a key, a PIN
 * or a password.
 */
public abstract sealed class SealedModelException extends IOException
    permits ModelFormatException,
        ModelIdentityException,
        ModelKeyException,
        ModelTokenException,
        ModelAuthenticationException {
  private static final long serialVersionUID = 1L;

  private final String location;
  private final String problem;
  private final String hint;

  SealedModelException(String location, String problem, String hint, @Nullable Throwable cause) {
    super(location + ": " + problem + " (" + hint + ")", cause);
    this.location = location;
    this.problem = problem;
    this.hint = hint;
  }

  /** The file that failed, with the part of it where that is known. */
  public String location() {
    return location;
  }

  /** What is wrong, without the location. */
  public String problem() {
    return problem;
  }

  /** What to do now. */
  public String hint() {
    return hint;
  }
}
