package io.bulla.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.testing.AzureKeyVaultServer.Application;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What tests of Azure Key Vault rely on. */
class AzureKeyVaultServerTest {
  @RegisterExtension static final AzureKeyVaultServer AZURE = new AzureKeyVaultServer();

  private static final String DEK = "ZGRkZGRkZGRkZGRkZGRkZA";
  private static final Map<Application, String> TOKENS = new EnumMap<>(Application.class);

  private static HttpClient client;

  @BeforeAll
  static void logIn() throws Exception {
    client = HttpClient.newBuilder().sslContext(TrustedAuthority.in(AZURE.authority())).build();
    for (Application application : Application.values()) {
      String answer = token(application, AZURE.clientSecret(application)).body();
      TOKENS.put(application, JsonText.value("access_token", answer));
    }
  }

  @Test
  void wrappedKey_isUnwrappedByItsVersion() throws Exception {
    String version = newVersion("round");
    String wrapped = wrap(version);

    assertThat(unwrap(Application.SERVING, version, wrapped).body()).contains(DEK);
    String changed = (wrapped.charAt(0) == 'A' ? 'B' : 'A') + wrapped.substring(1);
    assertThat(unwrap(Application.SERVING, version, changed).body()).contains("BadParameter");
  }

  @Test
  void newVersion_wrapsAndTheOldOneStillUnwraps() throws Exception {
    String old = newVersion("rotated");
    String wrapped = wrap(old);
    String current = newVersion("rotated");

    HttpResponse<String> byCurrent =
        call(Application.TRAINING, "POST", "/keys/rotated/wrapkey", wrapBody());

    assertThat(JsonText.value("kid", byCurrent.body())).isEqualTo(current);
    assertThat(unwrap(Application.SERVING, old, wrapped).body()).contains(DEK);
  }

  @Test
  void disabledVersion_isForbidden() throws Exception {
    String version = newVersion("disabled");
    String wrapped = wrap(version);
    String path = URI.create(version).getPath();

    call(Application.ADMINISTRATOR, "PATCH", path, "{'attributes':{'enabled':false}}");

    HttpResponse<String> answer = unwrap(Application.SERVING, version, wrapped);
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("KeyDisabled");
  }

  @Test
  void applications_mayDoTheirOwnOnly() throws Exception {
    String version = newVersion("roles");
    String wrapped = wrap(version);

    assertThat(unwrap(Application.TRAINING, version, wrapped).body()).contains("ForbiddenByRbac");
    assertThat(call(Application.TRAINING, "GET", "/keys/roles", "").statusCode()).isEqualTo(403);
  }

  @Test
  void wrongSecret_getsNoToken() throws Exception {
    HttpResponse<String> answer = token(Application.SERVING, "wrong");

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).contains("invalid_client");
  }

  @Test
  void requestWithoutAToken_isToldWhereToGetOne() throws Exception {
    URI uri = AZURE.address().resolve("/keys/none?api-version=7.4");
    HttpResponse<String> answer =
        client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("WWW-Authenticate").orElseThrow())
        .contains(AZURE.tenant());
  }

  private static HttpResponse<String> token(Application application, String secret)
      throws Exception {
    String form =
        "grant_type=client_credentials&client_id="
            + AZURE.clientId(application)
            + "&client_secret="
            + URLEncoder.encode(secret, UTF_8)
            + "&scope="
            + URLEncoder.encode("https://vault.azure.net/.default", UTF_8);
    URI uri = AZURE.address().resolve("/" + AZURE.tenant() + "/oauth2/v2.0/token");
    HttpRequest request = HttpRequest.newBuilder(uri).POST(BodyPublishers.ofString(form)).build();
    return client.send(request, BodyHandlers.ofString());
  }

  private static String newVersion(String key) throws Exception {
    String path = "/keys/" + key + "/create";
    HttpResponse<String> answer = call(Application.ADMINISTRATOR, "POST", path, "{'kty':'RSA'}");
    return JsonText.value("kid", answer.body());
  }

  private static String wrap(String version) throws Exception {
    String path = URI.create(version).getPath() + "/wrapkey";
    return JsonText.value("value", call(Application.TRAINING, "POST", path, wrapBody()).body());
  }

  private static String wrapBody() {
    return "{'alg':'RSA-OAEP-256','value':'" + DEK + "'}";
  }

  private static HttpResponse<String> unwrap(
      Application application, String version, String wrapped) throws Exception {
    String path = URI.create(version).getPath() + "/unwrapkey";
    return call(application, "POST", path, wrapBody().replace(DEK, wrapped));
  }

  private static HttpResponse<String> call(
      Application application, String method, String path, String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(AZURE.address().resolve(path + "?api-version=7.4"))
            .header("Authorization", "Bearer " + TOKENS.get(application))
            .method(method, BodyPublishers.ofString(body.replace('\'', '"')))
            .build();
    return client.send(request, BodyHandlers.ofString());
  }
}
