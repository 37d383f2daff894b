package io.bulla.provider.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RetryAfterTest {
  private static final Instant NOW = Instant.parse("2026-12-01T12:00:00Z");

  private static HttpHeaders headers(Map<String, List<String>> byName) {
    return HttpHeaders.of(byName, (name, value) -> true);
  }

  private static HttpHeaders retryAfter(String text) {
    return headers(Map.of("Retry-After", List.of(text)));
  }

  @Test
  void seconds_areCountedFromTheAnswer() {
    assertThat(RetryAfter.of(retryAfter("7"), NOW)).contains(Duration.ofSeconds(7));
    assertThat(RetryAfter.of(retryAfter("0"), NOW)).contains(Duration.ZERO);
  }

  @Test
  void date_isCountedFromTheDateOfTheAnswer_whateverTheClockHere() {
    String date = "Tue, 01 Dec 2026 12:00:30 GMT";
    assertThat(RetryAfter.of(retryAfter(date), NOW)).contains(Duration.ofSeconds(30));
    HttpHeaders ahead =
        headers(
            Map.of("Retry-After", List.of(date), "Date", List.of("Tue, 01 Dec 2026 12:00:25 GMT")));
    assertThat(RetryAfter.of(ahead, NOW)).contains(Duration.ofSeconds(5));
  }

  @Test
  void whatIsPastOrNotUnderstood_isNoWait() {
    for (String text : new String[] {"Tue, 01 Dec 2026 11:00:00 GMT", "soon", "-1", "1.5", ""}) {
      assertThat(RetryAfter.of(retryAfter(text), NOW)).as(text).isEmpty();
    }
    assertThat(RetryAfter.of(headers(Map.of()), NOW)).isEmpty();
  }
}
