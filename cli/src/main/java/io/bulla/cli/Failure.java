package io.bulla.cli;

import org.jspecify.annotations.Nullable;

/**
 * A command cannot go on: what and where, what to do now, and the exit code.
 *
 * <p>Its text goes to the terminal as it is and so never holds a key, PIN or plaintext. Immutable,
 * safe for threads.
 */
public final class Failure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ExitCode code;
  private final String hint;

  public Failure(ExitCode code, String what, String hint) {
    this(code, what, hint, null);
  }

  public Failure(ExitCode code, String what, String hint, @Nullable Throwable cause) {
    super(what, cause);
    this.code = code;
    this.hint = hint;
  }

  /** What a command meant for standard output did not get there: a full disk, a closed pipe. */
  public static Failure ofStandardOutput() {
    return new Failure(
        ExitCode.IO,
        "standard output: it could not be written to its end",
        "look at what it is connected to: a full disk, or a reader that has gone");
  }

  public ExitCode code() {
    return code;
  }

  /** What the user can do now; empty if the message says it already. */
  public String hint() {
    return hint;
  }

  /** What happened, and where. */
  public String what() {
    return String.valueOf(getMessage());
  }
}
