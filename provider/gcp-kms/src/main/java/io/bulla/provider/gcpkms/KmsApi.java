package io.bulla.provider.gcpkms;

import io.bulla.provider.remote.Http;
import io.bulla.provider.remote.HttpAnswer;
import io.bulla.provider.remote.HttpCall;
import io.bulla.provider.remote.JsonException;
import io.bulla.provider.remote.Patience;
import io.bulla.provider.spi.KekException;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;

/** The REST API at one endpoint. Safe for use by several threads. */
record KmsApi(CryptoKeyName place, URI endpoint, Http http) {
  private static final byte[] NO_BODY = new byte[0];

  KmsAnswer read(String path, Token token, Patience patience) throws KekException {
    return send("GET", path, headers(token, ""), NO_BODY, patience);
  }

  /**
   * @param eventId goes into Google's audit log; may be empty
   * @param body JSON, which the caller wipes
   */
  KmsAnswer write(String path, Token token, String eventId, byte[] body, Patience patience)
      throws KekException {
    return send("POST", path, headers(token, eventId), body, patience);
  }

  private KmsAnswer send(
      String method, String path, Map<String, String> headers, byte[] body, Patience patience)
      throws KekException {
    URI uri = URI.create(endpoint + "/v1/" + path);
    KmsAnswer answer =
        answer(http.send(new HttpCall(method, uri, headers, body), patience), patience);
    KmsFailure.refuseTrouble(place, answer);
    return answer;
  }

  private static Map<String, String> headers(Token token, String eventId) {
    Map<String, String> headers = new TreeMap<>();
    headers.put("Authorization", "Bearer " + token.text());
    headers.put("Content-Type", "application/json");
    token.project().ifPresent(project -> headers.put("X-Goog-User-Project", project));
    if (!eventId.isEmpty()) {
      headers.put("X-Goog-Request-Reason", eventId);
    }
    return headers;
  }

  /** Something before Google may answer in its place, in HTML: its status is told all the same. */
  private static KmsAnswer answer(HttpAnswer answer, Patience patience) {
    answer.retryAfter().ifPresent(patience::notBefore);
    try {
      return new KmsAnswer(answer.status(), answer.takeFields());
    } catch (JsonException e) {
      return new KmsAnswer(answer.status(), KmsAnswer.none());
    }
  }
}
