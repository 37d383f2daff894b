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
    /**
     * Wrong PIN or password, or no permission for who was recognised. A PIN or password is never
     * tried again.
     */
    DENIED,
    /**
     * The place does not recognise this process: its credentials are missing, expired or unknown.
     * Not remembered, since credentials are renewed.
     */
    AUTHENTICATION_FAILED,
    /** The place works, and refuses for now since too much was asked of it. */
    THROTTLED,
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

  private static final String BEFORE_ADVICE = "; ";
  private static final int LONGEST_REQUEST_ID = 128;

  private final Kind kind;
  private final String requestId;

  /** Makes one without a cause. */
  public KekException(Kind kind, String message) {
    this(kind, message, null);
  }

  /** Makes one with a cause, whose messages must hold no secret either. */
  public KekException(Kind kind, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = Objects.requireNonNull(kind, "kind");
    this.requestId = "";
  }

  private KekException(Kind kind, String message, String requestId, @Nullable Throwable cause) {
    super(withRequest(message, requestId), cause);
    this.kind = Objects.requireNonNull(kind, "kind");
    this.requestId = requestId;
  }

  /**
   * Makes one of an answer that has an id, by which the place's operator finds the request. The id
   * stands in the message, before the advice; what is not printable ASCII in it becomes {@code ?},
   * and beyond 128 characters it is cut off.
   */
  public static KekException ofRequest(
      Kind kind, String message, String requestId, @Nullable Throwable cause) {
    String printable = requestId.replaceAll("[^!-~]", "?");
    int length = Math.min(printable.length(), LONGEST_REQUEST_ID);
    return new KekException(kind, message, printable.substring(0, length), cause);
  }

  private static String withRequest(String message, String requestId) {
    if (requestId.isEmpty()) {
      return message;
    }
    int advice = message.indexOf(BEFORE_ADVICE);
    int end = advice < 0 ? message.length() : advice;
    return message.substring(0, end) + " (request " + requestId + ")" + message.substring(end);
  }

  /** Returns the kind. */
  public Kind kind() {
    return kind;
  }

  /** Returns the place's id of the request that failed; empty where it gave none. */
  public String requestId() {
    return requestId;
  }
}
