package io.bulla.provider.hcvault;

import io.bulla.provider.remote.Json;
import io.bulla.testing.OpenBaoServer;
import io.bulla.testing.TrustedAuthority;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Who may do everything in OpenBao. */
final class BaoAdministrator {
  private final OpenBaoServer server;
  private final HttpClient client;

  BaoAdministrator(OpenBaoServer server) throws Exception {
    this.server = server;
    this.client =
        HttpClient.newBuilder().sslContext(TrustedAuthority.in(server.authority())).build();
  }

  /** Writes JSON, with {@code '} for each quotation mark. */
  Json.Fields write(String path, String json) throws Exception {
    return ask(path, "POST", BodyPublishers.ofString(json.replace('\'', '"')));
  }

  Json.Fields list(String path) throws Exception {
    return ask(path, "LIST", BodyPublishers.noBody());
  }

  Json.Fields read(String path) throws Exception {
    return ask(path, "GET", BodyPublishers.noBody());
  }

  void delete(String path) throws Exception {
    Json.Fields unused = ask(path, "DELETE", BodyPublishers.noBody());
  }

  private Json.Fields ask(String path, String method, HttpRequest.BodyPublisher body)
      throws Exception {
    URI uri = server.address().resolve("/v1/" + path);
    HttpResponse<byte[]> answer =
        client.send(
            HttpRequest.newBuilder(uri)
                .header("X-Vault-Token", server.token())
                .method(method, body)
                .build(),
            BodyHandlers.ofByteArray());
    if (answer.statusCode() / 100 != 2) {
      throw new IllegalStateException(
          method
              + " "
              + path
              + ": "
              + answer.statusCode()
              + " "
              + new String(answer.body(), StandardCharsets.UTF_8));
    }
    return answer.body().length == 0
        ? new Json.Fields(Map.of())
        : (Json.Fields) Json.parse(answer.body());
  }

  /** Returns text within the answer's {@code data}. */
  static String dataText(Json.Fields answer, String name) {
    return answer.fields("data").orElseThrow().text(name).orElseThrow();
  }

  /** Makes a policy of paths with one capability each, and returns a token that has it. */
  String tokenFor(String policy, String... pathsAndCapabilities) throws Exception {
    policy(policy, pathsAndCapabilities);
    Json.Fields made = write("auth/token/create", "{'policies':['" + policy + "']}");
    return made.fields("auth").orElseThrow().text("client_token").orElseThrow();
  }

  /** Makes a policy of paths with one capability each. */
  void policy(String name, String... pathsAndCapabilities) throws Exception {
    StringBuilder rules = new StringBuilder();
    for (int i = 0; i < pathsAndCapabilities.length; i += 2) {
      rules.append(
          "path \\'%s\\' { capabilities = [\\'%s\\'] } "
              .formatted(pathsAndCapabilities[i], pathsAndCapabilities[i + 1]));
    }
    write("sys/policies/acl/" + name, "{'policy':'" + rules + "'}");
  }
}
