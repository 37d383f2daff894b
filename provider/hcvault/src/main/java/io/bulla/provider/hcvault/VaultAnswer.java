package io.bulla.provider.hcvault;

import io.bulla.provider.remote.Json;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What Vault answered. It may hold a secret, which {@link #close} wipes.
 *
 * @param status of HTTP
 * @param fields of the answer's object; none where it was no JSON
 */
record VaultAnswer(int status, Json.Fields fields) implements AutoCloseable {
  private static final int LONGEST_ERROR = 200;

  VaultAnswer {
    Objects.requireNonNull(fields, "fields");
  }

  static Json.Fields none() {
    return new Json.Fields(Map.of());
  }

  boolean isGood() {
    return status / 100 == 2;
  }

  /** Vault's id of the request; empty in most answers that are errors. */
  String requestId() {
    return fields.text("request_id").orElse("");
  }

  Json.Fields data() {
    return fields.fields("data").orElseGet(VaultAnswer::none);
  }

  /** What Vault says beside a result, such as which fields of the request it ignored. */
  List<String> warnings() {
    return fields.texts("warnings");
  }

  /** What Vault says is wrong, on one line and not at any length; may be empty. */
  String errors() {
    List<String> errors = fields.texts("errors");
    String line = String.join(", ", errors).replaceAll("[^ -~]+", " ").strip();
    return line.length() > LONGEST_ERROR ? line.substring(0, LONGEST_ERROR) + "…" : line;
  }

  @Override
  public void close() {
    fields.wipe();
  }
}
