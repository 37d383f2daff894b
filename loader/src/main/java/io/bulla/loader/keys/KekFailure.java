package io.bulla.loader.keys;

import io.bulla.loader.format.Recipient;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why a KEK did not wrap or unwrap, as the provider's exceptions tell it (docs/provider.md). */
public final class KekFailure extends Exception {
  private static final long serialVersionUID = 1L;

  /** The kinds that a caller must tell apart. */
  public enum Reason {
    /** The KEK's place refused this caller, or this PIN. */
    DENIED,
    /** The KEK's place did not recognise this process: its credentials are missing or expired. */
    AUTHENTICATION_FAILED,
    /** The KEK's place refuses for now, since too much was asked of it. */
    THROTTLED,
    /** The KEK's place could not be reached or did not answer in time. */
    UNAVAILABLE,
    /** There is no such KEK. */
    NOT_FOUND,
    /** The state of the version forbids it. */
    UNUSABLE,
    /** The configuration of the KEK is wrong; it is to be corrected, whatever others say. */
    BAD_CONFIG,
    /** Policy or a request that no KEK takes forbids it; no other KEK makes it right. */
    REFUSED,
    /** The tag did not match: another key, another context, or a changed blob. */
    NOT_AUTHENTIC;

    /** Whether the next recipient may be tried (docs/format.md section 9, step 4). */
    boolean leavesOthers() {
      return this != BAD_CONFIG && this != REFUSED && this != NOT_AUTHENTIC;
    }
  }

  /** What the provider advises stands behind it (docs/provider.md). */
  static final String BEFORE_ADVICE = "; ";

  private final Reason reason;

  KekFailure(Reason reason, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  /** The kind of failure. */
  public Reason reason() {
    return reason;
  }

  /** This failure, which tells of these recipients too; as it is where there are none. */
  public KekFailure besides(List<Recipient> others, String whyNot) {
    if (others.isEmpty()) {
      return this;
    }
    String names = String.join(", ", others.stream().map(Recipient::toString).toList());
    String advice = advice().isEmpty() ? "" : BEFORE_ADVICE + advice();
    return new KekFailure(reason, problem() + ", and " + names + " " + whyNot + advice, this);
  }

  /** What went wrong, without advice. */
  String problem() {
    String text = String.valueOf(getMessage());
    int end = text.indexOf(BEFORE_ADVICE);
    return end < 0 ? text : text.substring(0, end);
  }

  /** What to do now; empty where nobody says. */
  String advice() {
    String text = String.valueOf(getMessage());
    int end = text.indexOf(BEFORE_ADVICE);
    return end < 0 ? "" : text.substring(end + BEFORE_ADVICE.length());
  }
}
