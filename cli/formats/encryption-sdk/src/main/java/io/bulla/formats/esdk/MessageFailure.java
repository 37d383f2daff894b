package io.bulla.formats.esdk;

import io.bulla.formats.spi.ForeignFormatException;
import io.bulla.formats.spi.ForeignFormatException.Kind;

/** What the SDK throws, told apart as far as it tells. Stateless. */
final class MessageFailure {
  private static final int MAX_CHARS = 300;

  private MessageFailure() {}

  static ForeignFormatException ofDecrypting(Exception e) {
    if (said(e, "Configuration conflict") || said(e, "ommitment policy")) {
      return failure(
          Kind.REQUEST,
          "is not bound to its key, as messages of version 1 are not",
          "where you know who made it: --with commitment=optional",
          e);
    }
    if (said(e, "Unable to decrypt data key") || said(e, "data key")) {
      return failure(
          Kind.KEY,
          "no data key of it is opened by this key: " + words(e),
          "check --key-file with key-namespace and key-name, or kms-key and the permission to"
              + " decrypt by it",
          e);
    }
    return failure(
        Kind.AUTHENTICATION,
        "failed authentication: it was changed or cut off, or its context is another",
        "take the file anew from where it came from, and check --with context=...",
        e);
  }

  private static ForeignFormatException failure(Kind kind, String what, String hint, Exception e) {
    return new ForeignFormatException(kind, what, hint, e);
  }

  private static boolean said(Throwable thrown, String words) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (String.valueOf(cause.getMessage()).contains(words)) {
        return true;
      }
    }
    return false;
  }

  /** The innermost message that there is, in one line. */
  static String words(Throwable thrown) {
    String words = thrown.getClass().getSimpleName();
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause.getMessage() != null) {
        words = cause.getMessage().replaceAll("\\s+", " ");
      }
    }
    return words.substring(0, Math.min(words.length(), MAX_CHARS));
  }
}
