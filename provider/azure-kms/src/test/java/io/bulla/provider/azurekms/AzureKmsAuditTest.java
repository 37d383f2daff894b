package io.bulla.provider.azurekms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.bulla.provider.KmsSite.Role;
import io.bulla.provider.OwnAudit;
import io.bulla.provider.ServiceSeam;
import io.bulla.provider.remote.Json;
import io.bulla.testing.AzureKeyVaultServer;
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

/** What the log of the vault and ours have in common, and that a denial is in both. */
class AzureKmsAuditTest {
  @RegisterExtension static final AzureKeyVaultServer AZURE = new AzureKeyVaultServer();

  @TempDir Path directory;
  private VaultSite site;
  private OwnAudit ours;

  @BeforeEach
  void audit() throws Exception {
    site = new VaultSite(AZURE);
    ours = OwnAudit.in(directory);
  }

  private ServiceSeam seam(Role role) throws Exception {
    return ServiceSeam.of(
        directory, site.uri(site.server(), role, directory.resolve(role.name())), ours.settings());
  }

  /** What the vault logged of uses of this key. */
  private List<Json.Fields> theirs() throws Exception {
    List<Json.Fields> uses = new ArrayList<>();
    for (String line : Files.readAllLines(AZURE.audit())) {
      if (line.contains("/keys/" + site.key() + "/") && line.contains("wrapkey")) {
        uses.add((Json.Fields) Json.parse(line.getBytes(StandardCharsets.UTF_8)));
      }
    }
    return uses;
  }

  private void assertJoined(String record, Json.Fields theirs, String application) {
    assertThat(theirs.text("clientRequestId")).contains(EventGuid.of(OwnAudit.event(record)));
    assertThat(record).contains(theirs.text("requestId").orElseThrow());
    assertThat(theirs.text("application")).contains(application);
  }

  @Test
  void wrapAndUnwrap_areOneRequestEachToTheVault_inBothLogsByEventAndByRequest() throws Exception {
    byte[] blob = seam(Role.TRAINING).wrap();
    String wrap = ours.last("kek.wrap");
    assertThat(seam(Role.SERVING).opens(blob)).isTrue();
    String unwrap = ours.last("kek.unwrap");
    assertThat(theirs()).hasSize(2);
    assertJoined(wrap, theirs().get(0), "training");
    assertJoined(unwrap, theirs().get(1), "serving");
    assertThat(wrap).contains("mini");
  }

  @Test
  void denials_areInBothLogsByEventAndByRequest() throws Exception {
    byte[] blob = seam(Role.TRAINING).wrap();
    assertThat(catchThrowable(() -> seam(Role.SERVING).wrap()))
        .hasCauseInstanceOf(AccessDeniedException.class);
    assertDenied(ours.last("kek.wrap"), "serving");
    assertThat(catchThrowable(() -> seam(Role.TRAINING).unwrap(blob)))
        .hasCauseInstanceOf(AccessDeniedException.class);
    assertDenied(ours.last("kek.unwrap"), "training");
  }

  private void assertDenied(String record, String application) throws Exception {
    assertThat(record).contains("\"status_code\":\"DENIED\"");
    Json.Fields last = theirs().get(theirs().size() - 1);
    assertThat(last.number("status")).hasValue(403);
    assertJoined(record, last, application);
  }
}
