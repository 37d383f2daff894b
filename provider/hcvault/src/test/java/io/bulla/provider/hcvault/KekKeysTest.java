package io.bulla.provider.hcvault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.bulla.provider.BullaProvider;
import io.bulla.provider.ServiceSeam;
import io.bulla.provider.spi.Finding;
import io.bulla.provider.spi.Finding.Status;
import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import io.bulla.provider.spi.KekPlace;
import io.bulla.testing.OpenBaoServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Which keys of Transit can be KEKs, and how they are named. */
class KekKeysTest {
  @RegisterExtension static final OpenBaoServer BAO = new OpenBaoServer();

  @TempDir Path directory;
  private TransitSite site;

  @BeforeEach
  void mount() throws Exception {
    site = new TransitSite(BAO);
  }

  private ServiceSeam seam(String key, String token, String more) throws Exception {
    Path file = directory.resolve("token");
    TransitSite.writeSecret(file, token);
    String uri = site.keyUri().replace("/keys/models?", "/keys/" + key + "?");
    return ServiceSeam.of(directory, uri + "&password-source=file:" + file + more);
  }

  private void assertRefused(String key, String settings, String why) throws Exception {
    site.administrator().write(site.mount() + "/keys/" + key, settings);
    ServiceSeam seam = seam(key, BAO.token(), "");
    assertThat(catchThrowable(seam::wrap).getCause())
        .hasMessageStartingWith("refused: ")
        .hasMessageContaining(why);
  }

  @Test
  void keyThatIsNoAes256_orDerived_isRefused() throws Exception {
    assertRefused("rsa", "{'type':'rsa-2048'}", "its type is rsa-2048");
    assertRefused("derived", "{'derived':true}", "derived");
  }

  @Test
  void keyThatCanLeaveTransit_isRefused() throws Exception {
    assertRefused("exportable", "{'exportable':true}", "exportable or allow_plaintext_backup");
    assertRefused("backup", "{'allow_plaintext_backup':true}", "exportable");
  }

  @Test
  void keyThatMayNotBeRead_isRefused_unlessThatIsAccepted() throws Exception {
    String path = site.mount() + "/encrypt/models";
    String token = site.administrator().tokenFor(site.mount() + "-blind", path, "update");
    ServiceSeam strict = seam("models", token, "");
    assertThat(catchThrowable(strict::wrap).getCause())
        .hasMessageStartingWith("refused: ")
        .hasMessageContaining("may not read it");
    String key = site.mount() + "/keys/models";
    site.administrator().policy(site.mount() + "-blind", path, "update", key, "read");
    assertThat(strict.wraps()).isTrue();
    site.administrator().policy(site.mount() + "-blind", path, "update");
    assertThat(seam("models", token, "&x-bulla-unverified=accept").wraps()).isTrue();
  }

  @Test
  void policyThatWouldMakeAKeyByATypo_isRefused_andNoneIsMade() throws Exception {
    String path = site.mount() + "/encrypt/*";
    String token =
        site.administrator().tokenFor(site.mount() + "-upsert", path, "create\", \"update");
    ServiceSeam typo = seam("modles", token, "&x-bulla-unverified=accept");
    assertThat(catchThrowable(typo::wrap).getCause())
        .hasMessageStartingWith("refused: ")
        .hasMessageContaining("'create'");
    assertThat(site.keyCount()).isEqualTo(1);
  }

  @Test
  void uriThatNamesNoKey_orSaysWhatWouldBeIgnored_isRefused() throws Exception {
    String good = site.keyUri() + "&password-source=env:HOME";
    for (String wrong :
        new String[] {
          good.replace("/keys/models", "/models"),
          good.replace("/keys/models", "/keys/../models"),
          good.replace("/keys/models", "/keys/a/b"),
          good.replace("hcvault://", "hcvault:"),
          good.replace("hcvault://", "hcvault://user:word@"),
          good + "&x-bulla-deadline=0",
          good + "&x-bulla-deadline=10s",
          good + "&namepsace=team",
          good + "&auth=magic",
          good + "&role-id=r",
          good.replace("ca-file=/", "ca-file="),
          site.keyUri(),
          site.keyUri() + "&auth=approle&password-source=env:HOME",
          site.keyUri() + "&auth=jwt&role=r",
        }) {
      assertThatThrownBy(() -> ServiceSeam.of(directory, wrong).wrap())
          .as(wrong)
          .cause()
          .hasMessageStartingWith("bad-config: ")
          .hasMessageNotContaining("user:word");
    }
  }

  @Test
  void caFileWithoutCertificates_isBadConfiguration() throws Exception {
    String uri = site.keyUri().replaceAll("ca-file=[^&]*", "ca-file=/dev/null");
    assertThatThrownBy(() -> ServiceSeam.of(directory, uri + "&password-source=env:HOME").wrap())
        .cause()
        .hasMessageStartingWith("bad-config: ")
        .hasMessageContaining("/dev/null");
  }

  @Test
  void keyInANamespace_isFoundThereAlone() throws Exception {
    String namespace = site.mount().replace("transit", "team");
    BaoAdministrator administrator = site.administrator();
    administrator.write("sys/namespaces/" + namespace, "{}");
    administrator.write(namespace + "/sys/mounts/keys-of-it", "{'type':'transit'}");
    administrator.write(namespace + "/keys-of-it/keys/models", "{}");
    Path file = directory.resolve("token");
    TransitSite.writeSecret(file, BAO.token());
    String uri =
        site.keyUri().replace(site.mount(), "keys-of-it") + "&password-source=file:" + file;
    assertThat(ServiceSeam.of(directory, uri + "&namespace=" + namespace).wraps()).isTrue();
    assertThat(catchThrowable(() -> ServiceSeam.of(directory, uri).wrap()).getCause())
        .hasMessageStartingWith("not-found: ")
        .hasMessageContaining("no engine is mounted there");
  }

  @Test
  void approvedOnly_takesNoDekThroughTheTlsOfTheJdk() {
    KekPlace place =
        new KekPlace(
            "models",
            "hcvault",
            "//localhost/transit/keys/models",
            Map.of("password-source", "env:HOME"),
            "bulla.properties:1: kek.models",
            () -> new char[0],
            /* approvedOnly= */ true);
    assertThatThrownBy(() -> new HcvaultBackendFactory().open(place))
        .isInstanceOfSatisfying(
            KekException.class, e -> assertThat(e.kind()).isEqualTo(Kind.REFUSED));
  }

  private List<Finding> findings(String key, String token) throws Exception {
    BullaProvider provider = (BullaProvider) seam(key, token, "").seam().provider();
    return provider.keks().get().require("models").diagnose();
  }

  @Test
  void diagnosis_saysHowTheKeyStands_andWarnsOfKeysThatAreMadeByUse() throws Exception {
    assertThat(findings("models", BAO.token()))
        .extracting(Finding::status)
        .containsExactly(Status.OK, Status.WARN);
    site.administrator().write(site.mount() + "/config/keys", "{'disable_upsert':true}");
    assertThat(findings("models", BAO.token())).extracting(Finding::status).containsOnly(Status.OK);
    assertThat(findings("modles", BAO.token()))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.status()).isEqualTo(Status.FAIL);
              assertThat(finding.detail()).contains("there is no such key");
            });
    String none = site.administrator().tokenFor(site.mount() + "-none", "none", "read");
    assertThat(findings("models", none)).extracting(Finding::status).containsOnly(Status.WARN);
  }
}
