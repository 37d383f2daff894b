package io.bulla.formats.spi;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A format cannot go on. Its message and hint go to a terminal as they are, and hold no key and no
 * plaintext. Immutable but for what {@link Throwable} has.
 */
public final class ForeignFormatException extends IOException {
  private static final long serialVersionUID = 1L;

  /** What went wrong. */
  public enum Kind {
    /** The request: an option or key is missing, or has a value that the format does not have. */
    REQUEST,
    /** It is no file of the format, or of a variant that is not read. */
    MALFORMED,
    /** It was changed or cut off, or the key is another; formats need not tell these apart. */
    AUTHENTICATION,
    /** The key is not one of those that the file was encrypted for, or is no key of the format. */
    KEY,
    /** A key service is not to be had, or denies. */
    SERVICE
  }

  private final Kind kind;
  private final String hint;

  public ForeignFormatException(Kind kind, String message, String hint) {
    this(kind, message, hint, null);
  }

  public ForeignFormatException(Kind kind, String message, String hint, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
    this.hint = hint;
  }

  public Kind kind() {
    return kind;
  }

  /** What can be done now. */
  public String hint() {
    return hint;
  }
}
