package io.bulla.provider.azurekms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulla.provider.BullaProvider;
import io.bulla.provider.ServiceSeam;
import io.bulla.provider.remote.PlaceAttributes;
import io.bulla.provider.spi.Finding;
import io.bulla.provider.spi.Finding.Status;
import io.bulla.provider.spi.KekBackend;
import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import io.bulla.provider.spi.KekPlace;
import io.bulla.provider.spi.KekVersion;
import io.bulla.testing.AzureKeyVaultServer;
import io.bulla.testing.AzureKeyVaultServer.Application;
import io.bulla.testing.FaultyProxy;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** How keys are named, for whom tokens are meant, and what the vault tells of keys. */
class VaultNamesTest {
  @RegisterExtension static final AzureKeyVaultServer AZURE = new AzureKeyVaultServer();

  private static final Map<String, String> LOCAL = Map.of("audience", "https://vault.azure.net");

  private static final Map<String, String> LOCAL_OF_GOVERNMENT =
      Map.of("audience", "https://vault.usgovcloudapi.net");

  @TempDir Path directory;

  private static KekPlace place(String path, boolean approvedOnly, Map<String, String> attributes) {
    return new KekPlace(
        "models",
        "azure-kms",
        path,
        attributes,
        "bulla.properties:1: kek.models",
        "secret"::toCharArray,
        approvedOnly);
  }

  private static String resource(String vault, Map<String, String> attributes) throws Exception {
    KekPlace place = place("//" + vault + "/keys/models", false, attributes);
    PlaceAttributes checked = PlaceAttributes.of(place, Set.of("audience"));
    return Audience.of(KeyAddress.of(place), checked).resource();
  }

  @Test
  void audience_followsFromTheVaultsDomain() throws Exception {
    assertThat(resource("v.vault.azure.net", Map.of())).isEqualTo("https://vault.azure.net");
    assertThat(resource("v.managedhsm.azure.net", Map.of()))
        .isEqualTo("https://managedhsm.azure.net");
    assertThat(resource("v.vault.azure.cn", Map.of())).isEqualTo("https://vault.azure.cn");
    assertThat(resource("v.vault.usgovcloudapi.net", LOCAL_OF_GOVERNMENT))
        .isEqualTo("https://vault.usgovcloudapi.net");
    assertThat(resource("127.0.0.1", LOCAL)).isEqualTo("https://vault.azure.net");
  }

  @Test
  void audienceOfAnotherDomain_orOfNone_isRefused() {
    assertBadConfig("v.vault.azure.cn", LOCAL);
    assertBadConfig("vault.azure.net.example.com", Map.of());
    assertBadConfig("vault.azure.net", Map.of());
    assertBadConfig("evilvault.azure.net", Map.of());
    assertBadConfig("127.0.0.1", Map.of("audience", "https://graph.microsoft.com/x"));
  }

  private static void assertBadConfig(String vault, Map<String, String> attributes) {
    assertThatThrownBy(() -> resource(vault, attributes))
        .as(vault)
        .isInstanceOfSatisfying(
            KekException.class, e -> assertThat(e.kind()).isEqualTo(Kind.BAD_CONFIG));
  }

  @Test
  void uriThatNamesNoKey_orSaysWhatWouldBeIgnored_isRefused() throws Exception {
    String authority = AZURE.authority().toString();
    KekPlace whole = place("//v.vault.azure.net/keys/models", false, Map.of("ca-file", authority));
    new AzureKmsBackendFactory().open(whole).close();
    String good = "azure-kms://v.vault.azure.net/keys/models?ca-file=" + authority;
    String secret = good + "&auth=client-secret&password-source=env:HOME";
    for (String wrong :
        new String[] {
          good.replace("/keys/models", "/secrets/models"),
          good.replace("/keys/models", "/keys/models/000102030405060708090a0b0c0d0e0f"),
          good.replace("/keys/models", "/keys/.."),
          good.replace("azure-kms://", "azure-kms:"),
          good.replace("azure-kms://", "azure-kms://user:word@"),
          good.replace("v.vault", "V.vault"),
          good + "&x-bulla-deadline=0",
          good + "&audeince=https://vault.azure.net",
          good + "&auth=magic",
          good + "&authority-host=http://localhost",
          good + "&authority-host=https://user:word@localhost",
          good + "&tenant=a/b",
          good + "&password-source=env:HOME",
          secret,
          secret + "&client-id=c",
          secret + "&tenant=t",
          good + "&auth=client-secret&client-id=c&tenant=t",
        }) {
      assertThatThrownBy(() -> ServiceSeam.of(directory, wrong).wrap())
          .as(wrong)
          .cause()
          .hasMessageStartingWith("bad-config: ")
          .hasMessageNotContaining("gives no certificate")
          .hasMessageNotContaining("user:word");
    }
  }

  @Test
  void caFileThatIsNotThere_isNamed() {
    Path missing = directory.resolve("ca.pem");
    String uri = "azure-kms://v.vault.azure.net/keys/models?ca-file=" + missing;
    assertThatThrownBy(() -> ServiceSeam.of(directory, uri).wrap())
        .cause()
        .hasMessageStartingWith("bad-config: " + missing + " gives no certificate");
  }

  @Test
  void approvedOnly_takesNoDekThroughTheTlsOfTheJdk() {
    KekPlace place = place("//v.vault.azure.net/keys/models", true, Map.of());
    assertThatThrownBy(() -> new AzureKmsBackendFactory().open(place))
        .isInstanceOfSatisfying(
            KekException.class, e -> assertThat(e.kind()).isEqualTo(Kind.REFUSED));
  }

  @Test
  void opening_asksNobody() throws Exception {
    try (FaultyProxy proxy = FaultyProxy.before(AZURE.address())) {
      Map<String, String> attributes = new TreeMap<>(LOCAL);
      attributes.put("authority-host", proxy.address().toString());
      attributes.put("ca-file", AZURE.authority().toString());
      String path = "//" + proxy.address().getAuthority() + "/keys/models";
      KekBackend backend = new AzureKmsBackendFactory().open(place(path, false, attributes));
      assertThat(backend.ownVersions().orElseThrow().presumed(7).algorithm()).isEqualTo("RSA");
      backend.close();
      assertThat(proxy.connectionCount()).isZero();
    }
  }

  private String uri(VaultSite site, Application application) throws Exception {
    Path file = directory.resolve(application.name());
    VaultSite.writeSecret(file, AZURE.clientSecret(application));
    return site.keyUri() + VaultSite.login(AZURE, application, file);
  }

  private BullaProvider provider(String uri) {
    return (BullaProvider) ServiceSeam.of(directory, uri).seam().provider();
  }

  @Test
  void versions_areListed_andADisabledOneIsToldSo() throws Exception {
    VaultSite site = new VaultSite(AZURE);
    int first = versionOf(ServiceSeam.of(directory, uri(site, Application.ADMINISTRATOR)).wrap());
    site.rotate();
    site.disableOlderVersions();
    List<KekVersion> versions =
        provider(uri(site, Application.ADMINISTRATOR)).keks().get().require("models").placed();
    assertThat(versions).hasSize(2).isSortedAccordingTo((a, b) -> a.number() - b.number());
    assertThat(versions)
        .filteredOn(version -> !version.enabled())
        .extracting(KekVersion::number)
        .containsExactly(first);
  }

  @Test
  void versionsBeyondAPage_areAllListed() throws Exception {
    VaultSite site = new VaultSite(AZURE);
    for (int i = 0; i < 3; i++) {
      site.rotate();
    }
    assertThat(
            provider(uri(site, Application.ADMINISTRATOR)).keks().get().require("models").placed())
        .extracting(KekVersion::number)
        .doesNotHaveDuplicates()
        .hasSize(4);
  }

  private static int versionOf(byte[] blob) {
    return ByteBuffer.wrap(blob).getInt(2);
  }

  private List<Finding> findings(String uri) throws Exception {
    return provider(uri).keks().get().require("models").diagnose();
  }

  @Test
  void diagnosis_saysHowTheKeyStands_andWarnsWhereItMayNotBeLookedAt() throws Exception {
    VaultSite site = new VaultSite(AZURE);
    String uri = uri(site, Application.ADMINISTRATOR);
    assertThat(findings(uri))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.status()).isEqualTo(Status.OK);
              assertThat(finding.detail()).contains("RSA", "signed by a publisher");
            });
    assertThat(findings(uri(site, Application.SERVING)))
        .extracting(Finding::status)
        .containsOnly(Status.WARN);
    assertThat(findings(uri.replace(site.key(), "modles")))
        .extracting(Finding::status)
        .containsOnly(Status.FAIL);
    site.setEnabled(
        site.administrator()
            .get("/keys/" + site.key())
            .fields("key")
            .orElseThrow()
            .text("kid")
            .orElseThrow(),
        false);
    assertThat(findings(uri))
        .singleElement()
        .satisfies(finding -> assertThat(finding.detail()).contains("current version is disabled"));
  }
}
