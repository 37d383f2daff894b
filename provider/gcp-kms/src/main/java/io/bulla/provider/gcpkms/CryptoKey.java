package io.bulla.provider.gcpkms;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bulla.provider.remote.Json;
import io.bulla.provider.remote.JsonBody;
import io.bulla.provider.remote.Patience;
import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One key, by the calls of the API. Safe for use by several threads. */
final class CryptoKey {
  private static final String CONTEXT = "additionalAuthenticatedData";
  private static final String PAGE = "/cryptoKeyVersions?pageSize=100";

  private final KmsApi api;
  private final Session session;

  CryptoKey(KmsApi api, Session session) {
    this.api = api;
    this.session = session;
  }

  CryptoKeyName name() {
    return api.place();
  }

  /**
   * Encrypts or decrypts; what it answers, the caller closes.
   *
   * @param field what the operation is about
   */
  KmsAnswer ask(String operation, String field, byte[] value, KeyUse use, Patience patience)
      throws KekException {
    byte[] body = body(field, value, use.context());
    try {
      return good(
          session.send(
              token ->
                  api.write(
                      name().resource() + ":" + operation, token, use.eventId(), body, patience),
              patience));
    } finally {
      Arrays.fill(body, (byte) 0);
    }
  }

  private static byte[] body(String field, byte[] value, byte[] context) {
    try (JsonBody body = new JsonBody()) {
      CheckedBytes.put(body, field, value);
      if (context.length > 0) {
        CheckedBytes.put(body, CONTEXT, context);
      }
      return body.bytes();
    }
  }

  /** Returns the key's own description. */
  Json.Fields description(Patience patience) throws KekException {
    return read(name().resource(), patience);
  }

  /** Returns the descriptions of all versions. */
  List<Json.Fields> versions(Patience patience) throws KekException {
    List<Json.Fields> all = new ArrayList<>();
    String next = "";
    do {
      String token = next.isEmpty() ? "" : "&pageToken=" + URLEncoder.encode(next, UTF_8);
      Json.Fields page = read(name().resource() + PAGE + token, patience);
      all.addAll(page.objects("cryptoKeyVersions"));
      next = page.text("nextPageToken").orElse("");
    } while (!next.isEmpty());
    return all;
  }

  private Json.Fields read(String path, Patience patience) throws KekException {
    return good(session.send(token -> api.read(path, token, patience), patience)).fields();
  }

  private KmsAnswer good(KmsAnswer answer) throws KekException {
    if (answer.isGood()) {
      return answer;
    }
    throw KmsFailure.of(name(), answer);
  }

  KekException strange(KmsAnswer answer, String what) {
    return answer.failure(Kind.REFUSED, name(), what + "; is it Google Cloud KMS?");
  }

  /** An answer that does not fit its checksums is as one that was lost. */
  KekException damaged(KmsAnswer answer, String what) {
    return answer.failure(Kind.UNAVAILABLE, name(), what + " was damaged on its way");
  }
}
