package io.bulla.provider.gcpkms;

import io.bulla.provider.remote.Json;
import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import java.util.Map;
import java.util.Objects;

/**
 * What Google answered. It may hold a secret, which {@link #close} wipes.
 *
 * @param status of HTTP
 * @param fields of the answer's object; none where it was no JSON
 */
record KmsAnswer(int status, Json.Fields fields) implements AutoCloseable {
  private static final int LONGEST_MESSAGE = 300;

  KmsAnswer {
    Objects.requireNonNull(fields, "fields");
  }

  static Json.Fields none() {
    return new Json.Fields(Map.of());
  }

  boolean isGood() {
    return status / 100 == 2;
  }

  /** Google's code, as {@code PERMISSION_DENIED}; may be empty. */
  String code() {
    return error().text("status").orElse("").replaceAll("[^A-Z_]", "");
  }

  /** What Google says is wrong, on one line and not at any length; may be empty. */
  String message() {
    String line = error().text("message").orElse("").replaceAll("[^ -~]+", " ").strip();
    return line.length() > LONGEST_MESSAGE ? line.substring(0, LONGEST_MESSAGE) + "…" : line;
  }

  private Json.Fields error() {
    return fields.fields("error").orElseGet(KmsAnswer::none);
  }

  /**
   * @param what it means, and after "; " what to do
   */
  KekException failure(Kind kind, CryptoKeyName place, String what) {
    int advice = what.indexOf("; ");
    int end = advice < 0 ? what.length() : advice;
    String said = "HTTP " + status + (code().isEmpty() ? "" : " " + code());
    String words = message().isEmpty() ? "" : ": " + message().replace("; ", ", ");
    return new KekException(
        kind,
        place + ": " + what.substring(0, end) + " (" + said + words + ")" + what.substring(end));
  }

  @Override
  public void close() {
    fields.wipe();
  }
}
