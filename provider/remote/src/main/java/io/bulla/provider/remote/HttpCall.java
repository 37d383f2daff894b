package io.bulla.provider.remote;

import java.net.URI;
import java.util.Map;
import java.util.Objects;

/**
 * One request, whose body and headers may hold secrets.
 *
 * @param method {@code GET} or {@code POST}
 * @param uri where to
 * @param headers by name
 * @param body JSON, which stays the caller's; empty if there is none
 */
@SuppressWarnings("ArrayRecordComponent") // short-lived, and never compared
public record HttpCall(String method, URI uri, Map<String, String> headers, byte[] body) {
  /** Checks that nothing is missing. */
  public HttpCall {
    Objects.requireNonNull(method, "method");
    Objects.requireNonNull(uri, "uri");
    headers = Map.copyOf(headers);
    Objects.requireNonNull(body, "body");
  }

  /** Tells where to, and no secret. */
  @Override
  public String toString() {
    return method + " " + uri;
  }
}
