package io.bulla.loader.store;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A store did not do what was asked of it. The message says what, to which object, why, with the
 * service's id of the request, and what now; neither it nor a cause holds a credential.
 */
public class StoreException extends IOException {
  private static final long serialVersionUID = 1L;

  /** Why. */
  public enum Kind {
    /** This caller may not do it. */
    DENIED,
    /** This caller is not recognised, or has no credentials. */
    AUTHENTICATION_FAILED,
    /** There is no such object or bucket. */
    NOT_FOUND,
    /** There is one already. */
    EXISTS,
    /** It is another one by now. */
    CHANGED,
    /** Too much is asked of the service. */
    THROTTLED,
    /** The service cannot be reached, or does not answer in time. */
    UNAVAILABLE,
    /** What this process was told is wrong. */
    BAD_CONFIG,
    /** Anything else that the service does not do. */
    REFUSED
  }

  private final Kind kind;

  /**
   * A failure.
   *
   * @param message all that a person needs to know
   * @param cause must not hold a credential
   */
  public StoreException(Kind kind, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  /** Why it was not done. */
  public final Kind kind() {
    return kind;
  }
}
