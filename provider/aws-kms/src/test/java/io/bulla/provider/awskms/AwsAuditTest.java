package io.bulla.provider.awskms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.bulla.provider.KmsSite.Role;
import io.bulla.provider.OwnAudit;
import io.bulla.provider.ServiceSeam;
import io.bulla.testing.MotoServer;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * What our audit has of uses of KMS, and what KMS gets from which CloudTrail makes its record: moto
 * has no CloudTrail.
 */
class AwsAuditTest {
  @RegisterExtension static final MotoServer MOTO = new MotoServer();

  @TempDir Path directory;
  private AwsKmsSite site;
  private WireTap tap;
  private OwnAudit audit;

  @BeforeEach
  void begin() throws Exception {
    site = new AwsKmsSite(MOTO);
    tap = WireTap.before(MOTO.address());
    audit = OwnAudit.in(directory);
  }

  @AfterEach
  void end() throws Exception {
    tap.close();
    site.close();
  }

  private ServiceSeam seam(Role role) throws Exception {
    return ServiceSeam.of(
        directory, site.uri(tap.address(), role, directory.resolve(role.name())), audit.settings());
  }

  @Test
  void wrap_isOneRequest_withOurEvent_andTheContextByItsNames() throws Exception {
    assertThat(seam(Role.TRAINING).wrap()).isNotEmpty();

    String record = audit.last("kek.wrap");
    assertThat(record).contains("mini").contains(site.keyArn());
    assertThat(tap.requests().split("X-Amz-Target: ", -1))
        .as("one operation of the KEK")
        .hasSize(2);
    assertThat(tap.requests())
        .contains("X-Amz-Target: TrentService.Encrypt")
        .containsPattern("User-Agent: [^\r]* bulla/" + Pattern.quote(OwnAudit.event(record)))
        .contains("\"KeyId\":\"" + site.keyArn() + "\"")
        .contains("\"EncryptionContext\":{\"model-id\":\"mini\",\"model-version\":\"3\"}");
    assertThat(tap.answers()).containsIgnoringCase("RequestId: " + OwnAudit.request(record));
  }

  @Test
  void roleThatMayOnlyOpen_isDeniedToSeal_andThatIsAudited() throws Exception {
    ServiceSeam serving = seam(Role.SERVING);
    assertDenied(catchThrowable(serving::wrap), "kek.wrap");
    assertThat(serving.opens(seam(Role.TRAINING).wrap())).isTrue();
  }

  @Test
  void roleThatMayOnlySeal_isDeniedToOpen_andThatIsAudited() throws Exception {
    ServiceSeam training = seam(Role.TRAINING);
    byte[] blob = training.wrap();
    assertDenied(catchThrowable(() -> training.unwrap(blob)), "kek.unwrap");
    assertThat(tap.requests())
        .contains("X-Amz-Target: TrentService.Decrypt")
        .contains(" bulla/" + OwnAudit.event(audit.last("kek.unwrap")));
  }

  private void assertDenied(Throwable failure, String operation) throws IOException {
    assertThat(failure).hasCauseInstanceOf(AccessDeniedException.class);
    assertThat(failure.getCause())
        .hasMessageContaining("AccessDeniedException")
        .hasMessageContaining("IAM policy");
    String record = audit.last(operation);
    assertThat(record).contains("\"status_code\":\"DENIED\"");
    assertThat(failure.getCause()).hasMessageContaining(OwnAudit.request(record));
    assertThat(tap.answers()).containsIgnoringCase("RequestId: " + OwnAudit.request(record));
  }
}
