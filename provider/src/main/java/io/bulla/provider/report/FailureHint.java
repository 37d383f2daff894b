package io.bulla.provider.report;

import io.bulla.provider.spi.KekException;

/** What to do about a failure, beyond what its message says. */
final class FailureHint {
  private FailureHint() {}

  static String of(KekException.Kind kind) {
    return switch (kind) {
      case DENIED -> "check the PIN or password, which was tried once, or what this process may do";
      case UNAVAILABLE, TIMED_OUT -> "check that the token, its library or the file is there";
      case AUTHENTICATION_FAILED ->
          "renew the credentials of this process, or correct their source";
      case THROTTLED -> "try again later, or have its place allow more requests";
      case NOT_FOUND -> "check the object's name in the URI";
      case BAD_CONFIG -> "correct the configuration at the place named";
      case UNUSABLE, REFUSED, BAD_TAG -> "";
    };
  }
}
