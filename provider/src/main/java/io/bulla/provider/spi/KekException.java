package io.bulla.provider.spi;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Why an operation on a KEK failed. The message is for the user as it stands: what, where, what
 * now, and no secret.
 */
public final class KekException extends Exception {
  private static final long serialVersionUID = 1L;

  /** What kind of failure: it decides what the core reports, and whether another KEK is tried. */
  public enum Kind {
    /** Another key or context, or the wrapped key was changed. Final. */
    BAD_TAG,
    /** Wrong PIN or password, or no permission. Never tried again with the same secret. */
    DENIED,
    /** The place cannot be reached now: token or library missing, session trouble after retries. */
    UNAVAILABLE,
    /** The place did not answer in time. */
    TIMED_OUT,
    /** The place holds no such key or version. */
    NOT_FOUND,
    /** The state of the version forbids it. Another KEK may do it. */
    UNUSABLE,
    /** A rule refuses it. */
    REFUSED,
    /** The configuration is wrong. */
    BAD_CONFIG
  }

  private final Kind kind;

  /** Makes one without a cause. */
  public KekException(Kind kind, String message) {
    this(kind, message, null);
  }

  /** Makes one with a cause, whose messages must hold no secret either. */
  public KekException(Kind kind, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = Objects.requireNonNull(kind, "kind");
  }

  /** Returns the kind. */
  public Kind kind() {
    return kind;
  }
}
