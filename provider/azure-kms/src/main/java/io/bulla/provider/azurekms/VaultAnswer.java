package io.bulla.provider.azurekms;

import io.bulla.provider.remote.Json;
import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import java.util.Map;
import java.util.Objects;

/**
 * What a vault answered. It may hold a secret, which {@link #close} wipes.
 *
 * @param status of HTTP
 * @param requestId the vault's id of the request; may be empty
 * @param challenge of a 401: how the vault wants to be asked; may be empty
 * @param fields of the answer's object; none where it was no JSON
 */
record VaultAnswer(int status, String requestId, String challenge, Json.Fields fields)
    implements AutoCloseable {
  private static final int LONGEST_MESSAGE = 300;

  VaultAnswer {
    Objects.requireNonNull(requestId, "requestId");
    Objects.requireNonNull(challenge, "challenge");
    Objects.requireNonNull(fields, "fields");
  }

  static Json.Fields none() {
    return new Json.Fields(Map.of());
  }

  boolean isGood() {
    return status / 100 == 2;
  }

  /** The vault's codes, as {@code Forbidden ForbiddenByRbac}; may be empty. */
  String codes() {
    String inner =
        error().fields("innererror").orElseGet(VaultAnswer::none).text("code").orElse("");
    return (error().text("code").orElse("") + " " + inner).replaceAll("[^A-Za-z0-9 ]", "").strip();
  }

  /** What the vault says is wrong, on one line and not at any length; may be empty. */
  String message() {
    String line = error().text("message").orElse("").replaceAll("[^ -~]+", " ").strip();
    return line.length() > LONGEST_MESSAGE ? line.substring(0, LONGEST_MESSAGE) + "…" : line;
  }

  private Json.Fields error() {
    return fields.fields("error").orElseGet(VaultAnswer::none);
  }

  /**
   * @param what it means, and after "; " what to do
   */
  KekException failure(Kind kind, KeyAddress place, String what) {
    int advice = what.indexOf("; ");
    int end = advice < 0 ? what.length() : advice;
    String said = "HTTP " + status + (codes().isEmpty() ? "" : " " + codes());
    String words = message().isEmpty() ? "" : ": " + message().replace("; ", ", ");
    String message =
        place + ": " + what.substring(0, end) + " (" + said + words + ")" + what.substring(end);
    return KekException.ofRequest(kind, message, requestId, null);
  }

  @Override
  public void close() {
    fields.wipe();
  }
}
