package io.bulla.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.testing.GoogleKmsServer.Account;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Map;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What tests of Google's KMS rely on. */
class GoogleKmsServerTest {
  @RegisterExtension static final GoogleKmsServer GOOGLE = new GoogleKmsServer();

  private static final String DEK = "ZGRkZGRkZGRkZGRkZGRkZA==";
  private static final String AAD = "'additionalAuthenticatedData':'Y29udGV4dA=='";
  private static final Map<Account, String> TOKENS = new EnumMap<>(Account.class);

  private static HttpClient client;

  @BeforeAll
  static void logIn() throws Exception {
    client = HttpClient.newBuilder().sslContext(TrustedAuthority.in(GOOGLE.authority())).build();
    for (Account account : Account.values()) {
      ServiceAccount file = ServiceAccount.of(GOOGLE.keyFile(account));
      String answer = file.tokenAnswer(client, Instant.now()).body();
      TOKENS.put(account, JsonText.value("access_token", answer));
    }
  }

  @Test
  void encryption_isBoundToItsAdditionalData() throws Exception {
    newKey("bound");
    String wrapped = wrap("bound");

    assertThat(decrypt("bound", wrapped, AAD).body()).contains(DEK);
    assertThat(decrypt("bound", wrapped, "'unused':''").body())
        .contains("INVALID_ARGUMENT", "Decryption failed");
  }

  @Test
  void checksums_areCheckedAndGiven() throws Exception {
    newKey("checked");
    CRC32C checksum = new CRC32C();
    checksum.update(Base64.getDecoder().decode(DEK));
    String right = ",'plaintextCrc32c':'" + checksum.getValue() + "'";

    assertThat(encrypt(Account.TRAINING, "checked", right).body())
        .contains("\"verifiedPlaintextCrc32c\": true");
    assertThat(encrypt(Account.TRAINING, "checked", ",'plaintextCrc32c':'1'").statusCode())
        .isEqualTo(400);
    assertThat(decrypt("checked", wrap("checked"), AAD).body())
        .contains("\"plaintextCrc32c\": \"" + checksum.getValue() + '"');
  }

  @Test
  void newPrimary_wrapsAndTheOldVersionStillUnwraps() throws Exception {
    newKey("rotated");
    String old = wrap("rotated");

    administer("rotated/cryptoKeyVersions", "{}");
    administer("rotated:updatePrimaryVersion", "{'cryptoKeyVersionId':'2'}");

    assertThat(encrypt(Account.TRAINING, "rotated", "").body()).contains("/cryptoKeyVersions/2\"");
    assertThat(decrypt("rotated", old, AAD).body()).contains(DEK);
  }

  @Test
  void disabledVersion_decryptsNothing() throws Exception {
    newKey("disabled");
    String wrapped = wrap("disabled");

    call(
        Account.ADMINISTRATOR,
        "PATCH",
        "/disabled/cryptoKeyVersions/1?updateMask=state",
        "{'state':'DISABLED'}");

    assertThat(decrypt("disabled", wrapped, AAD).body())
        .contains("FAILED_PRECONDITION", "not enabled");
  }

  @Test
  void accounts_mayDoTheirOwnOnly() throws Exception {
    newKey("roles");
    String wrapped = wrap("roles");

    assertThat(decrypt(Account.TRAINING, "roles", wrapped, AAD).body())
        .contains("PERMISSION_DENIED");
    assertThat(encrypt(Account.SERVING, "roles", "").body()).contains("PERMISSION_DENIED");
    assertThat(call(Account.TRAINING, "GET", "/roles", "").body()).contains("PERMISSION_DENIED");
  }

  @Test
  void assertionOfAnotherTime_getsNoToken() throws Exception {
    ServiceAccount serving = ServiceAccount.of(GOOGLE.keyFile(Account.SERVING));

    HttpResponse<String> answer =
        serving.tokenAnswer(client, Instant.now().minus(Duration.ofHours(1)));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("invalid_grant");
  }

  @Test
  void requestWithoutAToken_isUnauthenticated() throws Exception {
    HttpRequest request = HttpRequest.newBuilder(uri("/none")).build();

    assertThat(client.send(request, BodyHandlers.ofString()).body()).contains("UNAUTHENTICATED");
  }

  @Test
  void tokenOfTheWorkloadsOwnProvider_isExchanged_andItsRoleMayDecrypt() throws Exception {
    newKey("federated");
    String wrapped = wrap("federated");
    String token = Files.readString(GOOGLE.workload().resolveSibling("subject-token"));

    String answer = exchange(token).body();
    HttpResponse<String> opened =
        call(
            JsonText.value("access_token", answer),
            "POST",
            "/federated:decrypt",
            body(wrapped, AAD));

    assertThat(opened.body()).contains(DEK);
    assertThat(exchange(token.substring(0, token.length() - 4) + "AAAA").body())
        .contains("invalid_grant");
  }

  @Test
  void exhaustedQuota_refusesUses_andTheAuditTellsThem() throws Exception {
    newKey("limited");
    administer("limited:limit", "{'usesLeft':1}");

    wrap("limited");

    assertThat(encrypt(Account.TRAINING, "limited", "").body()).contains("RESOURCE_EXHAUSTED");
    assertThat(Files.readAllLines(GOOGLE.audit()))
        .filteredOn(line -> line.contains("limited:encrypt"))
        .hasSize(2)
        .last()
        .asString()
        .contains("\"principal\": \"training\"", "\"status\": \"RESOURCE_EXHAUSTED\"");
  }

  private static HttpResponse<String> exchange(String token) throws Exception {
    String form =
        "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Atoken-exchange&audience="
            + URLEncoder.encode(
                JsonText.value("audience", Files.readString(GOOGLE.workload())), UTF_8)
            + "&subject_token="
            + token;
    HttpRequest request =
        HttpRequest.newBuilder(GOOGLE.address().resolve("/sts"))
            .POST(BodyPublishers.ofString(form))
            .build();
    return client.send(request, BodyHandlers.ofString());
  }

  private static void newKey(String key) throws Exception {
    call(Account.ADMINISTRATOR, "POST", "?cryptoKeyId=" + key, "{}");
  }

  private static void administer(String path, String body) throws Exception {
    assertThat(call(Account.ADMINISTRATOR, "POST", "/" + path, body).statusCode()).isEqualTo(200);
  }

  private static String wrap(String key) throws Exception {
    return JsonText.value("ciphertext", encrypt(Account.TRAINING, key, "").body());
  }

  private static HttpResponse<String> encrypt(Account account, String key, String more)
      throws Exception {
    String body = "{'plaintext':'" + DEK + "'," + AAD + more + "}";
    return call(account, "POST", "/" + key + ":encrypt", body);
  }

  private static HttpResponse<String> decrypt(String key, String wrapped, String aad)
      throws Exception {
    return decrypt(Account.SERVING, key, wrapped, aad);
  }

  private static HttpResponse<String> decrypt(
      Account account, String key, String wrapped, String aad) throws Exception {
    return call(account, "POST", "/" + key + ":decrypt", body(wrapped, aad));
  }

  private static String body(String wrapped, String aad) {
    return "{'ciphertext':'" + wrapped + "'," + aad + "}";
  }

  private static HttpResponse<String> call(Account account, String method, String path, String body)
      throws Exception {
    return call(TOKENS.get(account), method, path, body);
  }

  private static HttpResponse<String> call(String token, String method, String path, String body)
      throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(uri(path))
            .header("Authorization", "Bearer " + token)
            .method(method, BodyPublishers.ofString(body.replace('\'', '"')))
            .build();
    return client.send(request, BodyHandlers.ofString());
  }

  private static URI uri(String path) {
    return GOOGLE.address().resolve("/v1/" + GOOGLE.ring() + "/cryptoKeys" + path);
  }
}
