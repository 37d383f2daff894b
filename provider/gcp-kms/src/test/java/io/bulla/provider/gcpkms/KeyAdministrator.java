package io.bulla.provider.gcpkms;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bulla.provider.remote.Attempts;
import io.bulla.provider.remote.Http;
import io.bulla.provider.remote.Json;
import io.bulla.testing.GoogleKmsServer;
import io.bulla.testing.GoogleKmsServer.Account;
import io.bulla.testing.TrustedAuthority;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Makes and changes keys of the ring, as their administrator. */
final class KeyAdministrator {
  private final URI keys;
  private final HttpClient client;
  private final String token;

  private KeyAdministrator(URI keys, HttpClient client, String token) {
    this.keys = keys;
    this.client = client;
    this.token = token;
  }

  static KeyAdministrator of(GoogleKmsServer server) throws Exception {
    return new KeyAdministrator(
        server.address().resolve("/v1/" + server.ring() + "/cryptoKeys"),
        HttpClient.newBuilder().sslContext(TrustedAuthority.in(server.authority())).build(),
        token(server, Account.ADMINISTRATOR));
  }

  /** Returns an access token of an account, by its key file. */
  static String token(GoogleKmsServer server, Account account) throws Exception {
    CryptoKeyName nobody = new CryptoKeyName("tests");
    TokenTransport transport =
        new TokenTransport(Http.to("tests", Optional.of(server.authority())));
    CredentialsSource source =
        new CredentialsSource(Optional.of(server.keyFile(account)), Map.of());
    Login login = new Login(nobody, source, transport, System::nanoTime);
    return Attempts.at("tests", Duration.ofMinutes(2))
        .run(login::token, (name, value) -> {})
        .text();
  }

  Json.Fields get(String path) throws Exception {
    return send("GET", path, "");
  }

  /** Posts JSON with quotes of one stroke. */
  Json.Fields post(String path, String json) throws Exception {
    return send("POST", path, json);
  }

  /** The service recognises no token of the account any more that it has now. */
  void forgetTokensOf(Account account) throws Exception {
    String json = "{'role':'" + account.name().toLowerCase(Locale.ROOT) + "'}";
    send("POST", ofRing(":forget"), json);
  }

  /** A token of a workload's own identity provider whose clock is ahead. */
  String workloadToken(int aheadSeconds) throws Exception {
    String json = "{'aheadSeconds':" + aheadSeconds + "}";
    return send("POST", ofRing(":workloadToken"), json).text("token").orElseThrow();
  }

  private URI ofRing(String operation) {
    return URI.create(keys.toString().replace("/cryptoKeys", operation));
  }

  void setState(String version, String state) throws Exception {
    send("PATCH", version + "?updateMask=state", "{'state':'" + state + "'}");
  }

  private Json.Fields send(String method, String path, String json) throws Exception {
    return send(method, URI.create(keys + path), json);
  }

  private Json.Fields send(String method, URI uri, String json) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .header("Authorization", "Bearer " + token)
            .method(method, BodyPublishers.ofString(json.replace('\'', '"')))
            .build();
    HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(method + " " + uri + ": " + answer.body());
    }
    return (Json.Fields) Json.parse(answer.body().getBytes(UTF_8));
  }
}
