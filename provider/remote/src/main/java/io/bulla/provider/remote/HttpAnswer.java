package io.bulla.provider.remote;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/**
 * What was answered. It may hold a secret: whoever has it wipes it.
 *
 * @param status of HTTP
 * @param headers which ignore case
 * @param retryAfter when the place wants to be asked again, where it says so
 * @param body at most {@link BoundedBody#MOST_BYTES}
 */
@SuppressWarnings("ArrayRecordComponent") // short-lived, and never compared
public record HttpAnswer(
    int status, HttpHeaders headers, Optional<Duration> retryAfter, byte[] body) {
  /** Checks that nothing is missing. */
  public HttpAnswer {
    Objects.requireNonNull(headers, "headers");
    Objects.requireNonNull(retryAfter, "retryAfter");
    Objects.requireNonNull(body, "body");
  }

  /**
   * Returns the body as an object of JSON, and wipes it.
   *
   * @throws JsonException if it is none
   */
  public Json.Fields takeFields() throws JsonException {
    try {
      Json json = Json.parse(body);
      if (json instanceof Json.Fields fields) {
        return fields;
      }
      json.wipe();
      throw new JsonException("it is no object");
    } finally {
      Arrays.fill(body, (byte) 0);
    }
  }

  /** Tells the status alone. */
  @Override
  public String toString() {
    return "HTTP " + status;
  }
}
