package io.bulla.cli.audit;

import io.bulla.cli.ExitCode;
import io.bulla.cli.Failure;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import picocli.CommandLine.Option;

/** Of which time is told. Not safe for threads. */
final class TimeOptions {
  private static final Duration TOLERANCE = Duration.ofMinutes(5);

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description = "Tell of uses from then on, such as 2027-01-01T00:00:00Z. Default: all.")
  private String since = "";

  @Option(
      names = "--until",
      paramLabel = "TIME",
      description =
          "Tell of uses before then: choose it so that the services' logs have arrived. Default: all.")
  private String until = "";

  TimeWindow window() {
    Instant first = since.isEmpty() ? Instant.MIN : time("--since", since);
    Instant end = until.isEmpty() ? Instant.MAX : time("--until", until);
    if (!first.isBefore(end)) {
      throw new Failure(ExitCode.USAGE, "--since is not before --until", "exchange them");
    }
    return new TimeWindow(first, end, TOLERANCE);
  }

  private static Instant time(String option, String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw new Failure(
          ExitCode.USAGE, option + ": no time: " + text, "write it as 2027-01-01T00:00:00Z", e);
    }
  }
}
