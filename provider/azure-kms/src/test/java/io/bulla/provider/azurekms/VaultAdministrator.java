package io.bulla.provider.azurekms;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bulla.provider.remote.Json;
import io.bulla.testing.AzureKeyVaultServer;
import io.bulla.testing.AzureKeyVaultServer.Application;
import io.bulla.testing.TrustedAuthority;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Locale;

/** Makes and changes keys of the vault, as their administrator. */
final class VaultAdministrator {
  private final URI address;
  private final HttpClient client;
  private final String token;

  VaultAdministrator(AzureKeyVaultServer server) throws Exception {
    this.address = server.address();
    this.client =
        HttpClient.newBuilder().sslContext(TrustedAuthority.in(server.authority())).build();
    this.token = token(server);
  }

  private String token(AzureKeyVaultServer server) throws Exception {
    String form =
        "grant_type=client_credentials&scope=https%3A%2F%2Fvault.azure.net%2F.default&client_id="
            + server.clientId(Application.ADMINISTRATOR)
            + "&client_secret="
            + URLEncoder.encode(server.clientSecret(Application.ADMINISTRATOR), UTF_8);
    URI uri = address.resolve("/" + server.tenant() + "/oauth2/v2.0/token");
    HttpRequest request = HttpRequest.newBuilder(uri).POST(BodyPublishers.ofString(form)).build();
    return answer(request).text("access_token").orElseThrow();
  }

  Json.Fields get(String path) throws Exception {
    return send("GET", path, "");
  }

  /** Posts JSON with quotes of one stroke. */
  Json.Fields post(String path, String json) throws Exception {
    return send("POST", path, json);
  }

  Json.Fields patch(String path, String json) throws Exception {
    return send("PATCH", path, json);
  }

  /** The vault recognises no token of the application any more that it has now. */
  void forgetTokensOf(Application application) throws Exception {
    post("/forget", "{'application':'" + name(application) + "'}");
  }

  /** Every request for a token is answered with the status from now on, or well with 0. */
  void answerTokensWith(int status) throws Exception {
    post("/trouble", "{'status':" + (status == 0 ? "null" : status) + "}");
  }

  /** Gives an application the data actions of a role's definition, and no others. */
  void assign(Application application, String definition) throws Exception {
    post("/assign", definition.replaceFirst("\\{", "{'application':'" + name(application) + "',"));
  }

  private static String name(Application application) {
    return application.name().toLowerCase(Locale.ROOT);
  }

  private Json.Fields send(String method, String path, String json) throws Exception {
    return answer(
        HttpRequest.newBuilder(address.resolve(path + "?api-version=7.4"))
            .header("Authorization", "Bearer " + token)
            .method(method, BodyPublishers.ofString(json.replace('\'', '"')))
            .build());
  }

  private Json.Fields answer(HttpRequest request) throws Exception {
    HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(request + ": " + answer.body());
    }
    return (Json.Fields) Json.parse(answer.body().getBytes(UTF_8));
  }
}
