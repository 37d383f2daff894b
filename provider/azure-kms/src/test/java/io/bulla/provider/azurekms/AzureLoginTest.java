package io.bulla.provider.azurekms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.azure.core.util.Configuration;
import com.azure.core.util.ConfigurationBuilder;
import io.bulla.provider.KmsSite.Role;
import io.bulla.provider.ServiceSeam;
import io.bulla.provider.remote.Http;
import io.bulla.provider.remote.LibraryCalls;
import io.bulla.provider.remote.Patience;
import io.bulla.provider.remote.PlaceAttributes;
import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import io.bulla.provider.spi.KekPlace;
import io.bulla.testing.AzureKeyVaultServer;
import io.bulla.testing.AzureKeyVaultServer.Application;
import io.bulla.testing.DocumentedBlock;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Who this process is to the vault, and what is told of credentials that give no token. */
class AzureLoginTest {
  @RegisterExtension static final AzureKeyVaultServer AZURE = new AzureKeyVaultServer();

  private static final KeyAddress KEY = new KeyAddress("v.example", "v.example", "models");

  @TempDir Path directory;

  private static Settings settings(Identity identity) throws Exception {
    KekPlace place =
        new KekPlace("models", "azure-kms", "", Map.of(), "here", () -> new char[0], false);
    return new Settings(
        PlaceAttributes.of(place, Set.of()), new Audience("https://vault.azure.net"), identity);
  }

  /** As the variables of a process that is nothing but this. */
  private static Identity environment(Map<String, String> variables) {
    Map<String, String> all = new TreeMap<>(variables);
    all.putIfAbsent("AZURE_TOKEN_CREDENTIALS", "EnvironmentCredential");
    Configuration configuration =
        new ConfigurationBuilder(none -> Map.of(), none -> Map.of(), path -> all).build();
    return new DefaultIdentity(
        Optional.empty(),
        new Directory(Optional.of(AZURE.address().toString()), Optional.empty()),
        configuration);
  }

  private static Identity secret(Application application, String secret) {
    return new ClientSecret(
        secret::toCharArray,
        AZURE.clientId(application),
        AZURE.tenant(),
        new Directory(Optional.of(AZURE.address().toString()), Optional.empty()));
  }

  /** Tries once. */
  private static Token token(Identity identity) throws Exception {
    Http http = Http.to("tests", Optional.of(AZURE.authority()));
    try (LibraryCalls calls = LibraryCalls.of("tests", AzureLoginTest.class.getClassLoader())) {
      Login login = new Login(KEY, settings(identity), http, calls, System::nanoTime);
      return login.token(Patience.of("tests", Duration.ofMinutes(2)));
    }
  }

  private static void assertFails(Identity identity, Kind kind, String words) {
    assertThatThrownBy(() -> token(identity))
        .isInstanceOfSatisfying(KekException.class, e -> assertThat(e.kind()).isEqualTo(kind))
        .hasMessageContaining(words);
  }

  @Test
  void defaultCredential_findsTheApplicationOfTheEnvironment() throws Exception {
    Token token =
        token(
            environment(
                Map.of(
                    "AZURE_TENANT_ID", AZURE.tenant(),
                    "AZURE_CLIENT_ID", AZURE.clientId(Application.SERVING),
                    "AZURE_CLIENT_SECRET", AZURE.clientSecret(Application.SERVING))));
    assertThat(token.text()).isNotEmpty();
    assertThat(token.dueNanos() - System.nanoTime())
        .isGreaterThan(Duration.ofMinutes(30).toNanos());
  }

  @Test
  void environmentWithoutCredentials_isToldSo_andWhereTheyBelong() {
    assertFails(
        environment(Map.of()), Kind.AUTHENTICATION_FAILED, "DefaultAzureCredential looks for them");
  }

  @Test
  void variableThatMeansNothing_isBadConfiguration() {
    assertFails(
        environment(Map.of("AZURE_TOKEN_CREDENTIALS", "nobody")),
        Kind.BAD_CONFIG,
        "correct the AZURE_ variables");
  }

  @Test
  void secretThatIsNotRecognised_isToldSo_andNotShown() {
    Identity identity = secret(Application.SERVING, "canary-secret");
    assertThatThrownBy(() -> token(identity))
        .isInstanceOfSatisfying(
            KekException.class, e -> assertThat(e.kind()).isEqualTo(Kind.AUTHENTICATION_FAILED))
        .hasMessageContaining("AADSTS7000215")
        .hasMessageContaining("; renew the secret of application")
        .hasMessageNotContaining("canary-secret")
        .hasNoCause();
  }

  @Test
  void directoryInTrouble_isToldByItsTrouble() throws Exception {
    VaultAdministrator administrator = new VaultAdministrator(AZURE);
    Identity identity = secret(Application.SERVING, AZURE.clientSecret(Application.SERVING));
    try {
      administrator.answerTokensWith(503);
      assertFails(identity, Kind.UNAVAILABLE, "cannot give a token now (HTTP 503)");
      administrator.answerTokensWith(429);
      assertFails(identity, Kind.THROTTLED, "too many requests for tokens");
    } finally {
      administrator.answerTokensWith(0);
    }
    assertThat(token(identity).text()).isNotEmpty();
  }

  @Test
  void tokenThatIsNoLongerRecognised_isReplaced() throws Exception {
    VaultSite site = new VaultSite(AZURE);
    byte[] blob =
        ServiceSeam.of(directory, site.uri(site.server(), Role.TRAINING, directory.resolve("t")))
            .wrap();
    ServiceSeam serving =
        ServiceSeam.of(directory, site.uri(site.server(), Role.SERVING, directory.resolve("s")));
    assertThat(serving.opens(blob)).isTrue();
    site.administrator().forgetTokensOf(Application.SERVING);
    assertThat(serving.opens(blob)).isTrue();
  }

  @Test
  void roleOfTheDocuments_maySealAlone_orOpenAlone() throws Exception {
    VaultSite site = new VaultSite(AZURE);
    ServiceSeam account =
        ServiceSeam.of(directory, site.uri(site.server(), Role.NOBODY, directory.resolve("n")));
    try {
      site.administrator().assign(Application.NOBODY, documented("keys/wrap/action"));
      byte[] blob = account.wrap();
      assertDenied(catchThrowable(() -> account.unwrap(blob)));
      site.administrator().assign(Application.NOBODY, documented("keys/unwrap/action"));
      assertThat(account.opens(blob)).isTrue();
      assertDenied(catchThrowable(account::wrap));
    } finally {
      site.administrator().assign(Application.NOBODY, "{'DataActions':[]}");
    }
  }

  private static String documented(String action) {
    return DocumentedBlock.of("kms.md", "json", action);
  }

  private static void assertDenied(Throwable failure) {
    assertThat(failure).hasCauseInstanceOf(AccessDeniedException.class);
  }
}
