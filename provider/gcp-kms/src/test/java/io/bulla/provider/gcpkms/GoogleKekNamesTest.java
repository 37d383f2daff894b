package io.bulla.provider.gcpkms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulla.provider.BullaProvider;
import io.bulla.provider.ServiceSeam;
import io.bulla.provider.spi.Finding;
import io.bulla.provider.spi.Finding.Status;
import io.bulla.provider.spi.KekBackend;
import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import io.bulla.provider.spi.KekPlace;
import io.bulla.provider.spi.KekVersion;
import io.bulla.testing.FaultyProxy;
import io.bulla.testing.GoogleKmsServer;
import io.bulla.testing.GoogleKmsServer.Account;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** How keys are named, and what the service tells of them. */
class GoogleKekNamesTest {
  @RegisterExtension static final GoogleKmsServer GOOGLE = new GoogleKmsServer();

  @TempDir Path directory;

  private static KekPlace place(String path, boolean approvedOnly, Map<String, String> attributes) {
    return new KekPlace(
        "models",
        "gcp-kms",
        path,
        attributes,
        "bulla.properties:1: kek.models",
        () -> new char[0],
        approvedOnly);
  }

  private KekBackend backend(CryptoKeySite site, Account account) throws Exception {
    return new GcpKmsBackendFactory()
        .open(
            place(
                "//" + site.resource(),
                false,
                Map.of(
                    "endpoint",
                    GOOGLE.address().toString(),
                    "ca-file",
                    GOOGLE.authority().toString(),
                    "credentials-file",
                    GOOGLE.keyFile(account).toString(),
                    "x-bulla-deadline",
                    "120000")));
  }

  @Test
  void uriThatNamesNoKey_orSaysWhatWouldBeIgnored_isRefused() throws Exception {
    String authority = GOOGLE.authority().toString();
    KekPlace whole =
        place(
            "//projects/p/locations/l/keyRings/r/cryptoKeys/k",
            false,
            Map.of("ca-file", authority));
    new GcpKmsBackendFactory().open(whole).close();
    String good = "gcp-kms://projects/p/locations/l/keyRings/r/cryptoKeys/k?ca-file=" + authority;
    for (String wrong :
        new String[] {
          good.replace("/cryptoKeys/k", ""),
          good.replace("/cryptoKeys/k", "/cryptoKeys/k/cryptoKeyVersions/1"),
          good.replace("/p/", "/../"),
          good.replace("gcp-kms://", "gcp-kms:"),
          good.replace("gcp-kms://", "gcp-kms:///"),
          good + "&x-bulla-deadline=0",
          good + "&x-bulla-deadline=10s",
          good + "&endpoint=http://localhost",
          good + "&endpoint=https://localhost/v1",
          good + "&endpoint=https://user:word@localhost",
          good + "&endpoint=https://localhost?a",
          good + "&endpiont=https://localhost",
          good + "&credentials-file=key.json",
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
    String uri = "gcp-kms://projects/p/locations/l/keyRings/r/cryptoKeys/k?ca-file=" + missing;
    assertThatThrownBy(() -> ServiceSeam.of(directory, uri).wrap())
        .cause()
        .hasMessageStartingWith("bad-config: " + missing + " gives no certificate");
  }

  @Test
  void approvedOnly_takesNoDekThroughTheTlsOfTheJdk() {
    KekPlace place = place("//projects/p/locations/l/keyRings/r/cryptoKeys/k", true, Map.of());
    assertThatThrownBy(() -> new GcpKmsBackendFactory().open(place))
        .isInstanceOfSatisfying(
            KekException.class, e -> assertThat(e.kind()).isEqualTo(Kind.REFUSED));
  }

  @Test
  void opening_asksNobody() throws Exception {
    CryptoKeySite site = new CryptoKeySite(GOOGLE);
    try (FaultyProxy proxy = FaultyProxy.before(GOOGLE.address())) {
      KekPlace place =
          place(
              "//" + site.resource(),
              false,
              Map.of(
                  "endpoint",
                  proxy.address().toString(),
                  "ca-file",
                  GOOGLE.authority().toString(),
                  "credentials-file",
                  directory.resolve("missing.json").toString()));
      KekBackend backend = new GcpKmsBackendFactory().open(place);
      assertThat(backend.ownVersions().orElseThrow().presumed(7).number()).isEqualTo(7);
      backend.close();
      assertThat(proxy.connectionCount()).isZero();
    }
  }

  @Test
  void versions_areListedAscending_asPresumed_andOneThatIsNotEnabledIsDisabled() throws Exception {
    CryptoKeySite site = new CryptoKeySite(GOOGLE);
    site.rotate();
    site.disableOlderVersions();
    KekBackend backend = backend(site, Account.ADMINISTRATOR);
    List<KekVersion> versions = backend.versions();
    assertThat(versions).extracting(KekVersion::number).containsExactly(1, 2);
    assertThat(versions).extracting(KekVersion::enabled).containsExactly(false, true);
    assertThat(versions.get(1)).isEqualTo(backend.ownVersions().orElseThrow().presumed(2));
    KekBackend serving = backend(site, Account.SERVING);
    assertThatThrownBy(serving::versions)
        .isInstanceOfSatisfying(
            KekException.class, e -> assertThat(e.kind()).isEqualTo(Kind.DENIED));
  }

  @Test
  void versionsBeyondAPage_areAllListed() throws Exception {
    CryptoKeySite site = new CryptoKeySite(GOOGLE);
    for (int i = 0; i < 100; i++) {
      site.administrator().post("/" + site.key() + "/cryptoKeyVersions", "{}");
    }
    assertThat(backend(site, Account.ADMINISTRATOR).versions())
        .extracting(KekVersion::number)
        .hasSize(101)
        .startsWith(1, 2)
        .endsWith(101);
  }

  private List<Finding> findings(String uri, Account account) throws Exception {
    BullaProvider provider =
        (BullaProvider)
            ServiceSeam.of(directory, uri + "&credentials-file=" + GOOGLE.keyFile(account))
                .seam()
                .provider();
    return provider.keks().get().require("models").diagnose();
  }

  @Test
  void diagnosis_saysHowTheKeyStands_andWarnsWhereItMayNotBeLookedAt() throws Exception {
    CryptoKeySite site = new CryptoKeySite(GOOGLE);
    String uri = site.keyUri();
    assertThat(findings(uri, Account.ADMINISTRATOR))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.status()).isEqualTo(Status.OK);
              assertThat(finding.detail()).contains("primary version 1", "SOFTWARE");
            });
    assertThat(findings(uri, Account.SERVING))
        .extracting(Finding::status)
        .containsOnly(Status.WARN);
    String missing = uri.replace(site.key(), "modles");
    assertThat(findings(missing, Account.ADMINISTRATOR))
        .extracting(Finding::status)
        .containsOnly(Status.FAIL);
    site.administrator().setState("/" + site.key() + "/cryptoKeyVersions/1", "DISABLED");
    assertThat(findings(uri, Account.ADMINISTRATOR))
        .singleElement()
        .satisfies(finding -> assertThat(finding.detail()).contains("primary version is DISABLED"));
  }
}
