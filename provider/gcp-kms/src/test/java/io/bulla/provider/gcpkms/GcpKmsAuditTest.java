package io.bulla.provider.gcpkms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.bulla.provider.KmsSite.Role;
import io.bulla.provider.OwnAudit;
import io.bulla.provider.ServiceSeam;
import io.bulla.provider.remote.Json;
import io.bulla.testing.GoogleKmsServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What the audit log of the service and ours have in common, and that a denial is in both. */
class GcpKmsAuditTest {
  @RegisterExtension static final GoogleKmsServer GOOGLE = new GoogleKmsServer();

  @TempDir Path directory;
  private CryptoKeySite site;
  private OwnAudit ours;

  @BeforeEach
  void audit() throws Exception {
    site = new CryptoKeySite(GOOGLE);
    ours = OwnAudit.in(directory);
  }

  private ServiceSeam seam(Role role) throws Exception {
    return ServiceSeam.of(
        directory, site.uri(site.server(), role, directory.resolve(role.name())), ours.settings());
  }

  /** What the service logged of uses of this key. */
  private List<Json.Fields> theirs() throws Exception {
    List<Json.Fields> uses = new ArrayList<>();
    for (String line : Files.readAllLines(GOOGLE.audit())) {
      if (line.contains(site.key() + ":encrypt") || line.contains(site.key() + ":decrypt")) {
        uses.add((Json.Fields) Json.parse(line.getBytes(StandardCharsets.UTF_8)));
      }
    }
    return uses;
  }

  @Test
  void wrapAndUnwrap_areOneRequestEach_inBothLogsByEvent() throws Exception {
    byte[] blob = seam(Role.TRAINING).wrap();
    String wrap = ours.last("kek.wrap");
    assertThat(seam(Role.SERVING).opens(blob)).isTrue();
    String unwrap = ours.last("kek.unwrap");
    assertThat(theirs()).hasSize(2);
    assertThat(theirs().get(0).text("reason")).contains(OwnAudit.event(wrap));
    assertThat(theirs().get(0).text("principal")).contains("training");
    assertThat(theirs().get(1).text("reason")).contains(OwnAudit.event(unwrap));
    assertThat(theirs().get(1).text("principal")).contains("serving");
    assertThat(wrap).contains("mini");
  }

  @Test
  void denials_areInBothLogsByEvent() throws Exception {
    byte[] blob = seam(Role.TRAINING).wrap();
    assertThat(catchThrowable(() -> seam(Role.SERVING).wrap()))
        .hasCauseInstanceOf(AccessDeniedException.class);
    assertDenied(ours.last("kek.wrap"), "serving");
    assertThat(catchThrowable(() -> seam(Role.TRAINING).unwrap(blob)))
        .hasCauseInstanceOf(AccessDeniedException.class);
    assertDenied(ours.last("kek.unwrap"), "training");
  }

  private void assertDenied(String record, String principal) throws Exception {
    assertThat(record).contains("\"status_code\":\"DENIED\"");
    Json.Fields last = theirs().get(theirs().size() - 1);
    assertThat(last.text("status")).contains("PERMISSION_DENIED");
    assertThat(last.text("reason")).contains(OwnAudit.event(record));
    assertThat(last.text("principal")).contains(principal);
  }
}
