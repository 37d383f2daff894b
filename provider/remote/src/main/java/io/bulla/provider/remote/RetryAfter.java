package io.bulla.provider.remote;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/** When a place wants to be asked again (RFC 9110, section 10.2.3). Stateless. */
final class RetryAfter {
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,6}");

  private RetryAfter() {}

  /**
   * Returns it, counted from the answer; empty where it says nothing that is understood.
   *
   * @param now where the answer does not say when it was made, by the place's own clock
   */
  static Optional<Duration> of(HttpHeaders headers, Instant now) {
    return headers
        .firstValue("Retry-After")
        .flatMap(
            text ->
                SECONDS.matcher(text).matches()
                    ? Optional.of(Duration.ofSeconds(Long.parseLong(text)))
                    : until(text, date(headers, "Date").orElse(now)));
  }

  private static Optional<Duration> until(String text, Instant from) {
    return date(text).map(date -> Duration.between(from, date)).filter(wait -> !wait.isNegative());
  }

  private static Optional<Instant> date(HttpHeaders headers, String name) {
    return headers.firstValue(name).flatMap(RetryAfter::date);
  }

  private static Optional<Instant> date(String text) {
    try {
      return Optional.of(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from));
    } catch (DateTimeException e) {
      return Optional.empty(); // then the pauses are our own
    }
  }
}
