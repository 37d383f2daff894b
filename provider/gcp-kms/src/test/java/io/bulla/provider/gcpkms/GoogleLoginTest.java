package io.bulla.provider.gcpkms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.bulla.provider.KmsSite.Role;
import io.bulla.provider.ServiceSeam;
import io.bulla.provider.remote.Attempts;
import io.bulla.provider.remote.Http;
import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import io.bulla.testing.GoogleKmsServer;
import io.bulla.testing.GoogleKmsServer.Account;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Where credentials are found, and what is told of those that give no token. */
class GoogleLoginTest {
  @RegisterExtension static final GoogleKmsServer GOOGLE = new GoogleKmsServer();

  @TempDir Path directory;

  private static CredentialsSource found(Map<String, String> environment) {
    return new CredentialsSource(Optional.empty(), environment);
  }

  /** Tries once, and the library does not try either. */
  private static Token token(CredentialsSource source) throws Exception {
    CryptoKeyName key = new CryptoKeyName("tests");
    TokenTransport transport =
        new TokenTransport(Http.to("tests", Optional.of(GOOGLE.authority())));
    Login login = new Login(key, source, transport, System::nanoTime);
    Token[] token = new Token[1];
    KekException[] failure = new KekException[1];
    Attempts.at("tests", Duration.ofMinutes(2))
        .run(
            patience -> {
              try {
                token[0] = login.token(patience);
              } catch (KekException e) {
                failure[0] = e;
              }
              return "once";
            },
            (name, value) -> {});
    if (failure[0] != null) {
      throw failure[0];
    }
    return token[0];
  }

  private static void assertFails(CredentialsSource source, Kind kind, String words) {
    assertThatThrownBy(() -> token(source))
        .isInstanceOfSatisfying(KekException.class, e -> assertThat(e.kind()).isEqualTo(kind))
        .hasMessageContaining(words);
  }

  @Test
  void applicationDefaultCredentials_areFoundByTheirVariable_thenWhereGcloudLeavesThem()
      throws Exception {
    Path named = GOOGLE.keyFile(Account.SERVING);
    Path gcloud = directory.resolve("application_default_credentials.json");
    Map<String, String> both =
        Map.of(
            "GOOGLE_APPLICATION_CREDENTIALS",
            named.toString(),
            "CLOUDSDK_CONFIG",
            directory.toString());
    assertThat(found(both).file()).contains(named);
    assertThat(token(found(both)).text()).isNotEmpty();
    Map<String, String> gcloudOnly = Map.of("CLOUDSDK_CONFIG", directory.toString());
    assertThat(found(gcloudOnly).file()).isEmpty();
    Files.copy(GOOGLE.keyFile(Account.TRAINING), gcloud);
    assertThat(found(gcloudOnly).file()).contains(gcloud);
    assertThat(token(found(gcloudOnly)).text()).isNotEmpty();
    assertThat(new CredentialsSource(Optional.of(named), gcloudOnly).file()).contains(named);
  }

  @Test
  void workloadIdentityFederation_opensByTheTokenOfTheWorkloadsOwnProvider() throws Exception {
    CryptoKeySite site = new CryptoKeySite(GOOGLE);
    byte[] blob =
        ServiceSeam.of(directory, site.uri(site.server(), Role.TRAINING, directory.resolve("t")))
            .wrap();
    String uri = site.keyUri() + "&credentials-file=" + GOOGLE.workload();
    assertThat(ServiceSeam.of(directory, uri).opens(blob)).isTrue();
  }

  @Test
  void workloadTokenThatIsNotRecognised_isToldSo_andNotShown() throws Exception {
    Path token = Files.writeString(directory.resolve("subject-token"), "secret.workload.token");
    String configuration =
        Files.readString(GOOGLE.workload())
            .replaceAll("\"file\": \"[^\"]*\"", "\"file\": \"" + token + "\"");
    Path file = Files.writeString(directory.resolve("workload.json"), configuration);
    CredentialsSource source = new CredentialsSource(Optional.of(file), Map.of());
    assertThatThrownBy(() -> token(source))
        .isInstanceOfSatisfying(
            KekException.class, e -> assertThat(e.kind()).isEqualTo(Kind.AUTHENTICATION_FAILED))
        .hasMessageContaining(file.toString())
        .hasMessageNotContaining("secret.workload.token");
  }

  @Test
  void noCredentials_areToldSo_andHowToGiveSome() {
    assertFails(
        found(Map.of("NO_GCE_CHECK", "true", "CLOUDSDK_CONFIG", directory.toString())),
        Kind.AUTHENTICATION_FAILED,
        "there are no credentials; name credentials by credentials-file");
  }

  @Test
  void fileThatIsMissing_orHoldsNoCredentials_isNamed_andNothingOfItIsShown() throws Exception {
    Path missing = directory.resolve("missing.json");
    assertFails(
        new CredentialsSource(Optional.of(missing), Map.of()),
        Kind.AUTHENTICATION_FAILED,
        missing.toString());
    Path wrong = Files.writeString(directory.resolve("wrong.json"), "{\"private_key\":\"hidden\"");
    CredentialsSource source = new CredentialsSource(Optional.of(wrong), Map.of());
    assertThatThrownBy(() -> token(source))
        .isInstanceOf(KekException.class)
        .hasMessageContaining(wrong.toString())
        .hasMessageNotContaining("hidden")
        .hasNoCause();
  }

  private Path keyFileWith(String name, String endpoint) throws Exception {
    String json =
        Files.readString(GOOGLE.keyFile(Account.SERVING))
            .replaceAll("\"token_uri\": \"[^\"]*\"", "\"token_uri\": \"" + endpoint + "\"");
    return Files.writeString(directory.resolve(name + ".json"), json);
  }

  /** An assertion in clear text would be anybody's on the way. */
  @Test
  void tokenEndpointWithoutTls_elsewhereThanHere_isNotAsked() throws Exception {
    Path file = keyFileWith("clear", "http://tests.invalid/token");
    assertFails(
        new CredentialsSource(Optional.of(file), Map.of()), Kind.BAD_CONFIG, "in clear text");
  }

  @Test
  void credentialsThatAreGotOutsideOfTheDeadline_areRefusedByName() throws Exception {
    String workload = Files.readString(GOOGLE.workload());
    Path ran = directory.resolve("ran");
    String executable = "\"executable\": {\"command\": \"/usr/bin/touch " + ran + "\"}";
    for (String source :
        new String[] {executable, "\"certificate\": {\"use_default_certificate_config\": true}"}) {
      String json =
          workload.replaceAll(
              "\"credential_source\": \\{[^}]*}", "\"credential_source\": {" + source + "}");
      assertThat(json).contains(source);
      Path file = Files.writeString(directory.resolve("source.json"), json);
      CredentialsSource alone = new CredentialsSource(Optional.of(file), Map.of());
      String means = "credential_source." + source.substring(1, source.indexOf('"', 1));
      assertFails(alone, Kind.BAD_CONFIG, means);
      String within =
          "{\"type\": \"impersonated_service_account\", \"source_credentials\": " + json + "}";
      Files.writeString(file, within);
      assertFails(alone, Kind.BAD_CONFIG, means);
    }
    assertThat(ran).doesNotExist();
  }

  @Test
  void tokenEndpointInTrouble_isAskedOnce_andItsTroubleIsTold() throws Exception {
    assertEndpointThatAnswers(503, Kind.UNAVAILABLE);
    assertEndpointThatAnswers(429, Kind.THROTTLED);
    assertEndpointThatAnswers(302, Kind.BAD_CONFIG);
    assertEndpointThatAnswers(400, Kind.AUTHENTICATION_FAILED);
  }

  private void assertEndpointThatAnswers(int status, Kind kind) throws Exception {
    AtomicInteger asked = new AtomicInteger();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          asked.incrementAndGet();
          exchange.getResponseHeaders().add("Location", "/elsewhere");
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.start();
    try {
      String endpoint = "http://127.0.0.1:" + server.getAddress().getPort() + "/token";
      Path file = keyFileWith(Integer.toString(status), endpoint);
      assertFails(new CredentialsSource(Optional.of(file), Map.of()), kind, file.toString());
      assertThat(asked).as("HTTP %d", status).hasValue(1);
    } finally {
      server.stop(0);
    }
  }
}
