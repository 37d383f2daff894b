package io.bulla.cli.key;

import io.bulla.cli.ExitCode;
import io.bulla.cli.Failure;
import io.bulla.provider.spi.KekException;

/** What a command about states ends with. What the provider advises stands behind a semicolon. */
public final class LifecycleFailures {
  private LifecycleFailures() {}

  /** The failure of a command. */
  public static Failure of(KekException e) {
    String[] parts = String.valueOf(e.getMessage()).split("; ", 2);
    return new Failure(code(e), parts[0], parts.length == 2 ? parts[1] : "see bulla doctor", e);
  }

  private static ExitCode code(KekException e) {
    return switch (e.kind()) {
      case DENIED, AUTHENTICATION_FAILED, UNAVAILABLE, THROTTLED, TIMED_OUT -> ExitCode.TOKEN;
      case NOT_FOUND, UNUSABLE, REFUSED -> ExitCode.KEY;
      case BAD_CONFIG -> ExitCode.CONFIGURATION;
      case BAD_TAG -> ExitCode.AUTHENTICATION;
    };
  }
}
