package io.bulla.provider.azurekms;

import io.bulla.provider.remote.Http;
import io.bulla.provider.remote.HttpAnswer;
import io.bulla.provider.remote.HttpCall;
import io.bulla.provider.remote.Json;
import io.bulla.provider.remote.JsonException;
import io.bulla.provider.remote.Patience;
import io.bulla.provider.spi.KekException;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;

/** The REST API of one vault. Safe for use by several threads. */
record VaultApi(KeyAddress place, Http http) {
  private static final String VERSION = "api-version=7.4";
  private static final byte[] NO_BODY = new byte[0];

  /**
   * @param path with a query, if only an empty one
   */
  VaultAnswer read(String path, Token token, Patience patience) throws KekException {
    return send("GET", path + "&" + VERSION, headers(token, ""), NO_BODY, patience);
  }

  /**
   * @param eventId goes into the vault's log, as a GUID; may be empty
   * @param body JSON, which the caller wipes
   */
  VaultAnswer write(String path, Token token, String eventId, byte[] body, Patience patience)
      throws KekException {
    return send("POST", path + "?" + VERSION, headers(token, eventId), body, patience);
  }

  private VaultAnswer send(
      String method, String path, Map<String, String> headers, byte[] body, Patience patience)
      throws KekException {
    HttpCall call = new HttpCall(method, URI.create(place.url(path)), headers, body);
    HttpAnswer answer = http.send(call, patience);
    answer.retryAfter().ifPresent(patience::notBefore);
    VaultAnswer told =
        new VaultAnswer(
            answer.status(),
            answer.headers().firstValue("x-ms-request-id").orElse(""),
            answer.headers().firstValue("WWW-Authenticate").orElse(""),
            fields(answer));
    VaultFailure.refuseTrouble(place, told);
    return told;
  }

  private static Map<String, String> headers(Token token, String eventId) {
    Map<String, String> headers = new TreeMap<>();
    headers.put("Authorization", "Bearer " + token.text());
    headers.put("Content-Type", "application/json");
    if (!eventId.isEmpty()) {
      headers.put("x-ms-client-request-id", EventGuid.of(eventId));
    }
    return headers;
  }

  /**
   * Something before the vault may answer in its place, in HTML: its status is told all the same.
   */
  private static Json.Fields fields(HttpAnswer answer) {
    try {
      return answer.takeFields();
    } catch (JsonException e) {
      return VaultAnswer.none();
    }
  }
}
