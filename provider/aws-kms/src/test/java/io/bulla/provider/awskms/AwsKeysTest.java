package io.bulla.provider.awskms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.bulla.provider.BullaProvider;
import io.bulla.provider.KmsSite.Role;
import io.bulla.provider.ServiceSeam;
import io.bulla.provider.spi.Finding;
import io.bulla.provider.spi.Finding.Status;
import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import io.bulla.provider.spi.KekPlace;
import io.bulla.testing.MotoServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.kms.model.KeySpec;
import software.amazon.awssdk.services.kms.model.KeyUsageType;

/** Which keys of KMS can be KEKs, how they are named, and what their state does. */
class AwsKeysTest {
  @RegisterExtension static final MotoServer MOTO = new MotoServer();

  @TempDir Path directory;
  private AwsKmsSite site;

  @BeforeEach
  void begin() throws Exception {
    site = new AwsKmsSite(MOTO);
  }

  @AfterEach
  void end() throws Exception {
    site.close();
  }

  private String uri(Role role) throws Exception {
    return site.uri(role, directory.resolve(role.name()));
  }

  private ServiceSeam seam(Role role) throws Exception {
    return ServiceSeam.of(directory, uri(role));
  }

  @Test
  void disabledKey_isUnusable_untilItIsEnabled() throws Exception {
    ServiceSeam serving = seam(Role.SERVING);
    byte[] blob = seam(Role.TRAINING).wrap();
    site.administrator().kms().disableKey(request -> request.keyId(site.keyId()));
    for (Throwable failure :
        List.of(
            catchThrowable(() -> serving.unwrap(blob)),
            catchThrowable(() -> seam(Role.TRAINING).wrap()))) {
      assertThat(failure.getCause())
          .hasMessageStartingWith("unusable: ")
          .hasMessageContaining("DisabledException")
          .hasMessageContaining("(request ");
    }
    site.administrator().kms().enableKey(request -> request.keyId(site.keyId()));
    assertThat(serving.opens(blob)).isTrue();
  }

  @Test
  void keyThatAwaitsItsDeletion_isUnusable() throws Exception {
    byte[] blob = seam(Role.TRAINING).wrap();
    site.administrator()
        .kms()
        .scheduleKeyDeletion(request -> request.keyId(site.keyId()).pendingWindowInDays(7));
    assertThat(catchThrowable(() -> seam(Role.SERVING).unwrap(blob)).getCause())
        .hasMessageStartingWith("unusable: ")
        .hasMessageContaining("KMSInvalidStateException");
  }

  /** Also where the caller may use both keys. */
  @Test
  void blobOfAnotherKey_isABadTag() throws Exception {
    byte[] blob = ServiceSeam.of(directory, uri(site.administrator().newKey())).wrap();
    ServiceSeam seam = ServiceSeam.of(directory, uri(site.keyArn()));
    assertThatThrownBy(() -> seam.unwrap(blob))
        .isInstanceOf(javax.crypto.AEADBadTagException.class);
  }

  @Test
  void uriThatNamesNoKey_orSaysWhatWouldBeIgnored_isRefused() throws Exception {
    String good = uri(Role.TRAINING);
    for (String wrong :
        new String[] {
          good.replace("aws-kms://", "aws-kms:"),
          good.replace("arn:aws:kms", "arn:aws:s3"),
          good.replace("arn:aws:kms:" + MOTO.region(), "arn:aws:kms:"),
          good.replace(MOTO.account(), "12345"),
          good.replace(site.keyArn(), site.keyId()),
          good.replace(site.keyId(), "models"),
          good.replace(site.keyId(), site.keyId() + "/.."),
          good + "&x-bulla-deadline=0",
          good + "&x-bulla-unverified=accept",
          good + "&region=us-east-1",
          good + "&profile=other",
          good.replaceAll("profile=.*", "profile=a b"),
          good + "&ca-file=relative.pem",
          good + "&ca-file=/dev/null",
        }) {
      assertThatThrownBy(() -> ServiceSeam.of(directory, wrong).wrap())
          .as(wrong)
          .satisfiesAnyOf(
              e -> assertThat(e.getCause()).hasMessageStartingWith("bad-config: "),
              e -> assertThat(e).hasMessageContaining("'profile' twice"));
    }
  }

  @Test
  void alias_isRefused_sinceItMayComeToMeanAnotherKey() throws Exception {
    for (String alias :
        List.of("alias/models", site.keyArn().replaceFirst("key/.*", "alias/models"))) {
      assertThatThrownBy(
              () -> ServiceSeam.of(directory, "aws-kms://" + alias + "?profile=p").wrap())
          .cause()
          .hasMessageStartingWith("bad-config: ")
          .hasMessageContaining("alias, which may come to mean another key");
    }
  }

  @Test
  void keyOfRsa_isNoKek_toTheDiagnosis() throws Exception {
    String arn =
        site.administrator()
            .kms()
            .createKey(
                request -> request.keySpec(KeySpec.RSA_2048).keyUsage(KeyUsageType.ENCRYPT_DECRYPT))
            .keyMetadata()
            .arn();
    ServiceSeam seam = ServiceSeam.of(directory, uri(arn));
    assertThat(findings(seam)).extracting(Finding::status).containsExactly(Status.FAIL);
  }

  private String uri(String arn) throws Exception {
    return site.uriOfUnknownKey(Role.TRAINING, directory.resolve("administrator"))
        .replaceFirst("arn:[^?]*", arn);
  }

  @Test
  void approvedOnly_takesNoDekThroughTheTlsOfTheJdk() {
    KekPlace place =
        new KekPlace(
            "models",
            "aws-kms",
            "//" + site.keyArn(),
            Map.of(),
            "bulla.properties:1: kek.models",
            () -> new char[0],
            /* approvedOnly= */ true);
    assertThatThrownBy(() -> new AwsKmsBackendFactory().open(place))
        .isInstanceOfSatisfying(
            KekException.class, e -> assertThat(e.kind()).isEqualTo(Kind.REFUSED));
  }

  private static List<Finding> findings(ServiceSeam seam) throws Exception {
    BullaProvider provider = (BullaProvider) seam.seam().provider();
    return provider.keks().get().require("models").diagnose();
  }

  @Test
  void diagnosis_saysHowTheKeyStands_alsoToWhoMayNotLook() throws Exception {
    ServiceSeam administrator = ServiceSeam.of(directory, uri(site.keyArn()));
    assertThat(findings(administrator)).extracting(Finding::status).containsExactly(Status.OK);
    assertThat(findings(seam(Role.SERVING)))
        .extracting(Finding::status)
        .containsExactly(Status.WARN);
    site.administrator().kms().disableKey(request -> request.keyId(site.keyId()));
    assertThat(findings(administrator)).extracting(Finding::status).containsExactly(Status.FAIL);
    ServiceSeam unknown =
        ServiceSeam.of(
            directory, site.uriOfUnknownKey(Role.TRAINING, directory.resolve("administrator")));
    assertThat(findings(unknown))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.status()).isEqualTo(Status.FAIL);
              assertThat(finding.detail()).contains("there is no such key");
            });
  }
}
