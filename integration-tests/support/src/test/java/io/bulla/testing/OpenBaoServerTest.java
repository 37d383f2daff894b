package io.bulla.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What tests of Vault's API rely on. */
class OpenBaoServerTest {
  @RegisterExtension static final OpenBaoServer BAO = new OpenBaoServer();

  private static final String DEK = "ZGRkZGRkZGRkZGRkZGRkZA==";
  private static final String CONTEXT = "Y29udGV4dA==";

  private static HttpClient client;

  @BeforeAll
  static void mountTransit() throws Exception {
    client = HttpClient.newBuilder().sslContext(TrustedAuthority.in(BAO.authority())).build();
    assertThat(post("sys/mounts/transit", "{'type':'transit'}").statusCode()).isEqualTo(204);
  }

  @Test
  void transit_bindsADekToAssociatedData() throws Exception {
    post("transit/keys/bound", "{}");
    String wrapped = wrap("bound");

    assertThat(wrapped).startsWith("vault:v1:");
    assertThat(unwrap("bound", wrapped, CONTEXT).body()).contains(DEK);
    assertThat(unwrap("bound", wrapped, DEK).statusCode()).isEqualTo(400);
  }

  @Test
  void versionBelowTheLeastOne_decryptsNothing() throws Exception {
    post("transit/keys/old", "{}");
    String wrapped = wrap("old");
    post("transit/keys/old/rotate", "{}");

    assertThat(wrap("old")).startsWith("vault:v2:");
    assertThat(unwrap("old", wrapped, CONTEXT).statusCode()).isEqualTo(200);
    post("transit/keys/old/config", "{'min_decryption_version':2}");
    assertThat(unwrap("old", wrapped, CONTEXT).body()).contains("too old");
  }

  @Test
  void roleThatMayOnlyEncrypt_isDeniedToDecrypt() throws Exception {
    post("transit/keys/roles", "{}");
    String policy = "path \\\"transit/encrypt/roles\\\" { capabilities = [\\\"update\\\"] }";
    post("sys/policies/acl/training", "{'policy':'" + policy + "'}");
    post("sys/auth/approle", "{'type':'approle'}");
    post("auth/approle/role/training", "{'token_policies':'training'}");
    String token = roleToken("training");
    String wrapped = wrap("roles");

    assertThat(post(token, "transit/encrypt/roles", wrapBody()).statusCode()).isEqualTo(200);
    assertThat(post(token, "transit/decrypt/roles", unwrapBody(wrapped, CONTEXT)).statusCode())
        .isEqualTo(403);
  }

  @Test
  void clientThatDoesNotKnowTheAuthority_refusesTheServer() {
    HttpRequest request = HttpRequest.newBuilder(BAO.address()).build();

    assertThatThrownBy(() -> HttpClient.newHttpClient().send(request, BodyHandlers.discarding()))
        .isInstanceOf(SSLHandshakeException.class);
  }

  private static String roleToken(String role) throws Exception {
    HttpRequest request = request(BAO.token(), "auth/approle/role/" + role + "/role-id").build();
    String roleId = JsonText.value("role_id", client.send(request, BodyHandlers.ofString()).body());
    String secret = post("auth/approle/role/" + role + "/secret-id", "{}").body();
    String login =
        "{'role_id':'" + roleId + "','secret_id':'" + JsonText.value("secret_id", secret) + "'}";
    return JsonText.value("client_token", post("auth/approle/login", login).body());
  }

  private static String wrap(String key) throws Exception {
    return JsonText.value("ciphertext", post("transit/encrypt/" + key, wrapBody()).body());
  }

  private static String wrapBody() {
    return "{'plaintext':'" + DEK + "','associated_data':'" + CONTEXT + "'}";
  }

  private static HttpResponse<String> unwrap(String key, String wrapped, String context)
      throws Exception {
    return post("transit/decrypt/" + key, unwrapBody(wrapped, context));
  }

  private static String unwrapBody(String wrapped, String context) {
    return "{'ciphertext':'" + wrapped + "','associated_data':'" + context + "'}";
  }

  private static HttpResponse<String> post(String path, String body) throws Exception {
    return post(BAO.token(), path, body);
  }

  private static HttpResponse<String> post(String token, String path, String body)
      throws Exception {
    HttpRequest request =
        request(token, path).POST(BodyPublishers.ofString(body.replace('\'', '"'))).build();
    return client.send(request, BodyHandlers.ofString());
  }

  private static HttpRequest.Builder request(String token, String path) {
    URI uri = BAO.address().resolve("/v1/" + path);
    return HttpRequest.newBuilder(uri).header("X-Vault-Token", token);
  }
}
