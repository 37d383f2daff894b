package io.bulla.testing;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The API of an {@link OpenBaoServer}, for who may do everything. Thread-safe. */
public final class OpenBaoApi {
  private static final Pattern TOKEN = Pattern.compile("\"client_token\":\"([^\"]+)\"");

  private final OpenBaoServer server;
  private final HttpClient client;

  /** Begins once a test class has begun. */
  public OpenBaoApi(OpenBaoServer server) throws Exception {
    this.server = server;
    this.client =
        HttpClient.newBuilder().sslContext(TrustedAuthority.in(server.authority())).build();
  }

  /** Writes JSON, with {@code '} for each quotation mark, and returns the answer. */
  public String write(String path, String json) throws IOException, InterruptedException {
    return ask("POST", path, json.replace('\'', '"'));
  }

  /**
   * Asks, and returns the answer.
   *
   * @param path below {@code /v1/}
   * @param json empty for none
   * @throws IOException if the answer is an error, or none
   */
  public String ask(String method, String path, String json)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(server.address().resolve("/v1/" + path))
            .header("X-Vault-Token", server.token())
            .method(
                method, json.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(json))
            .build();
    HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
    if (answer.statusCode() / 100 != 2) {
      throw new IOException(method + " " + path + ": " + answer.statusCode() + " " + answer.body());
    }
    return answer.body();
  }

  /** Makes a policy, or replaces it. */
  public void policy(String name, String hcl) throws IOException, InterruptedException {
    String escaped = hcl.replace("\"", "\\\"").replace("\n", "\\n");
    ask("POST", "sys/policies/acl/" + name, "{\"policy\":\"" + escaped + "\"}");
  }

  /** Makes a policy, and returns a token that has it. */
  public String tokenFor(String policy, String hcl) throws IOException, InterruptedException {
    policy(policy, hcl);
    Matcher token = TOKEN.matcher(write("auth/token/create", "{'policies':['" + policy + "']}"));
    if (!token.find()) {
      throw new IOException("the server gave no token");
    }
    return token.group(1);
  }
}
