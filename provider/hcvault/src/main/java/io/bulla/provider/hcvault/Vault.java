package io.bulla.provider.hcvault;

import io.bulla.provider.remote.Http;
import io.bulla.provider.remote.HttpAnswer;
import io.bulla.provider.remote.HttpCall;
import io.bulla.provider.remote.Json;
import io.bulla.provider.remote.JsonException;
import io.bulla.provider.remote.Patience;
import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The HTTP API of one server, in one namespace. Safe for use by several threads.
 *
 * @param namespace empty for the root namespace
 */
record Vault(TransitAddress address, Optional<String> namespace, Http http) {
  /** One that has no body is a read. */
  private static final byte[] NO_BODY = new byte[0];

  VaultAnswer read(String path, Token token, String eventId, Patience patience)
      throws KekException {
    return send("GET", path, Optional.of(token), eventId, NO_BODY, patience);
  }

  /** Asks what a token is; the answer has the token in it. */
  VaultAnswer lookUp(Token token, Patience patience) throws KekException {
    return read("auth/token/lookup-self", token, "", patience);
  }

  /**
   * @param token none where one is asked for
   * @param body JSON, which the caller wipes
   */
  VaultAnswer write(
      String path, Optional<Token> token, String eventId, byte[] body, Patience patience)
      throws KekException {
    return send("POST", path, token, eventId, body, patience);
  }

  private VaultAnswer send(
      String method,
      String path,
      Optional<Token> token,
      String eventId,
      byte[] body,
      Patience patience)
      throws KekException {
    HttpCall call = new HttpCall(method, address.api(path), headers(token, eventId), body);
    HttpAnswer answer = http.send(call, patience);
    VaultAnswer told = new VaultAnswer(answer.status(), fields(answer));
    answer.retryAfter().ifPresent(patience::notBefore);
    refuseTrouble(told);
    return told;
  }

  private Map<String, String> headers(Optional<Token> token, String eventId) {
    Map<String, String> headers = new TreeMap<>();
    headers.put("X-Vault-Request", "true");
    namespace.ifPresent(name -> headers.put("X-Vault-Namespace", name));
    token.ifPresent(given -> headers.put("X-Vault-Token", given.text()));
    if (!eventId.isEmpty()) {
      headers.put("X-Bulla-Event", eventId);
    }
    return headers;
  }

  /** Something before Vault may answer in its place, in HTML: its status is told all the same. */
  private static Json.Fields fields(HttpAnswer answer) throws KekException {
    try {
      return answer.takeFields();
    } catch (JsonException e) {
      return VaultAnswer.none();
    }
  }

  /** What no request is to blame for. */
  void refuseTrouble(VaultAnswer answer) throws KekException {
    int status = answer.status();
    if (status == 429) {
      throw failure(Kind.THROTTLED, answer, "has too many requests");
    }
    if (status / 100 == 3) {
      throw failure(
          Kind.BAD_CONFIG,
          answer,
          "sends its callers elsewhere; name the active server in the URI");
    }
    if (status / 100 == 5 || status == 412 || status == 472 || status == 473) {
      throw failure(Kind.UNAVAILABLE, answer, "cannot answer now");
    }
  }

  KekException failure(Kind kind, VaultAnswer answer, String what) {
    String errors = answer.errors();
    int advice = what.indexOf("; ");
    String said = " (HTTP " + answer.status() + (errors.isEmpty() ? "" : ": " + errors) + ")";
    String message =
        advice < 0 ? what + said : what.substring(0, advice) + said + what.substring(advice);
    return KekException.ofRequest(kind, address + ": " + message, answer.requestId(), null);
  }
}
