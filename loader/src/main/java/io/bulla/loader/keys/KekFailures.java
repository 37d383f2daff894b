package io.bulla.loader.keys;

import io.bulla.loader.keys.KekFailure.Reason;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.security.KeyStoreException;
import java.security.UnrecoverableKeyException;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import javax.crypto.BadPaddingException;
import javax.crypto.IllegalBlockSizeException;
import javax.security.auth.login.CredentialException;

/** The table from the JDK's exception types to kinds of failure: the only place that knows it. */
final class KekFailures {
  private static final int DEEPEST_CAUSE = 8;
  private static final Map<String, Reason> PREFIXES =
      Map.of(
          "not-found: ", Reason.NOT_FOUND,
          "unusable: ", Reason.UNUSABLE,
          "bad-config: ", Reason.BAD_CONFIG);
  private static final String THROTTLED = "throttled: ";

  private KekFailures() {}

  /**
   * The failure that an exception of the provider tells, named for people by the KEK it concerns.
   */
  static KekFailure of(String kek, Exception thrown) {
    Throwable telling = telling(thrown);
    Reason reason = reason(telling);
    return new KekFailure(reason, "KEK " + kek + ": " + text(telling, thrown), thrown);
  }

  static KekFailure notFound(String kek) {
    return new KekFailure(Reason.NOT_FOUND, "KEK " + kek + ": there is no such key", null);
  }

  private static String text(Throwable telling, Exception thrown) {
    if (tellsChange(telling)) {
      return "the wrapped DEK did not authenticate";
    }
    String message = telling.getMessage() == null ? thrown.getMessage() : telling.getMessage();
    return message == null ? telling.getClass().getSimpleName() : message;
  }

  /** The first exception in the chain of causes whose type the table has; else the outermost. */
  private static Throwable telling(Exception thrown) {
    Throwable cause = thrown;
    for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
      if (isInTable(cause)) {
        return cause;
      }
      cause = cause.getCause();
    }
    return thrown;
  }

  private static boolean isInTable(Throwable cause) {
    boolean wrapper =
        cause instanceof IOException && cause.getCause() != null && isInTable(cause.getCause());
    return !wrapper
        && (tellsChange(cause)
            || cause instanceof CredentialException
            || cause instanceof TimeoutException
            || cause instanceof IOException
            || cause instanceof KeyStoreException
            || cause instanceof UnrecoverableKeyException);
  }

  /** AEADBadTagException from a KEK with a tag; the others from one whose mechanism pads. */
  private static boolean tellsChange(Throwable cause) {
    return cause instanceof BadPaddingException || cause instanceof IllegalBlockSizeException;
  }

  private static Reason reason(Throwable telling) {
    if (tellsChange(telling)) {
      return Reason.NOT_AUTHENTIC;
    }
    if (telling instanceof AccessDeniedException || telling instanceof UnrecoverableKeyException) {
      return Reason.DENIED;
    }
    if (telling instanceof CredentialException) {
      return Reason.AUTHENTICATION_FAILED;
    }
    String message = String.valueOf(telling.getMessage());
    if (telling instanceof TimeoutException || telling instanceof IOException) {
      return message.startsWith(THROTTLED) ? Reason.THROTTLED : Reason.UNAVAILABLE;
    }
    return PREFIXES.entrySet().stream()
        .filter(prefix -> message.startsWith(prefix.getKey()))
        .findFirst()
        .map(Map.Entry::getValue)
        .orElse(Reason.REFUSED);
  }
}
