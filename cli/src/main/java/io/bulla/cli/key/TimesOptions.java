package io.bulla.cli.key;

import io.bulla.cli.ExitCode;
import io.bulla.cli.Failure;
import io.bulla.provider.lifecycle.KeyTimes;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** From and until when a new version may be used. Not safe for threads. */
final class TimesOptions {
  @Option(
      names = "--not-before",
      paramLabel = "INSTANT",
      description = "It is pre-active before this, e.g. 2027-01-01T00:00:00Z.")
  private @Nullable Instant notBefore;

  @Option(
      names = "--protect-until",
      paramLabel = "INSTANT",
      description = "It wraps no more from this on.")
  private @Nullable Instant protectUntil;

  @Option(
      names = "--process-until",
      paramLabel = "INSTANT",
      description = "It unwraps no more from this on.")
  private @Nullable Instant processUntil;

  boolean areGiven() {
    return notBefore != null || protectUntil != null || processUntil != null;
  }

  KeyTimes times() {
    try {
      return new KeyTimes(
          Optional.ofNullable(notBefore),
          Optional.ofNullable(protectUntil),
          Optional.ofNullable(processUntil));
    } catch (IllegalArgumentException e) {
      throw new Failure(
          ExitCode.USAGE, String.valueOf(e.getMessage()), "put the times in order", e);
    }
  }
}
