package io.bulla.loader.format;

/**
 * Bytes that docs/format.md does not allow: what field, what was found, what is allowed. Knows no
 * file name; whoever reads a file adds it.
 */
public final class FormatViolation extends Exception {
  private static final long serialVersionUID = 1L;

  private final boolean future;

  private FormatViolation(String message, boolean future) {
    super(message);
    this.future = future;
  }

  /** Something is not as this version of the format has it. */
  public static FormatViolation malformed(String message) {
    return new FormatViolation(message, false);
  }

  /** The file is of a later version of the format. */
  public static FormatViolation future(String message) {
    return new FormatViolation(message, true);
  }

  /** The same, with the place where it was found in front. */
  FormatViolation in(String place) {
    FormatViolation placed = new FormatViolation(place + ": " + getMessage(), future);
    placed.initCause(this);
    return placed;
  }

  /** Whether a newer Bulla may be able to read the file. */
  public boolean isFuture() {
    return future;
  }
}
