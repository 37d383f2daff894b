package io.bulla.provider.hcvault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.bulla.provider.OwnAudit;
import io.bulla.provider.ServiceSeam;
import io.bulla.provider.remote.Json;
import io.bulla.testing.OpenBaoServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What OpenBao's audit log and ours have in common. */
class VaultAuditTest {
  @RegisterExtension static final OpenBaoServer BAO = new OpenBaoServer();

  @TempDir Path directory;
  private TransitSite site;
  private Path theirs;
  private OwnAudit ours;

  @BeforeEach
  void audit() throws Exception {
    site = new TransitSite(BAO);
    theirs = directory.resolve("bao-audit.log");
    ours = OwnAudit.in(directory);
    BaoAdministrator administrator = site.administrator();
    administrator.write("sys/config/auditing/request-headers/X-Bulla-Event", "{'hmac':false}");
    administrator.write(
        "sys/audit/" + site.mount(),
        "{'type':'file','options':{'file_path':'" + theirs + "','mode':'0600'}}");
  }

  @AfterEach
  void endAudit() throws Exception {
    site.administrator().delete("sys/audit/" + site.mount());
  }

  private ServiceSeam seam(String token) throws Exception {
    Path file = directory.resolve("token");
    TransitSite.writeSecret(file, token);
    return ServiceSeam.of(
        directory, site.keyUri() + "&password-source=file:" + file, ours.settings());
  }

  /** Their requests to a path of the mount that have our event's id. */
  private List<Json.Fields> theirRequests(String path, String eventId) throws Exception {
    List<Json.Fields> requests = new ArrayList<>();
    for (String line : Files.readAllLines(theirs)) {
      Json.Fields entry = (Json.Fields) Json.parse(line.getBytes(StandardCharsets.UTF_8));
      Json.Fields request = entry.fields("request").orElseThrow();
      boolean ofPath = request.text("path").orElse("").equals(site.mount() + "/" + path);
      boolean ofEvent =
          request
              .fields("headers")
              .map(headers -> headers.texts("x-bulla-event").contains(eventId))
              .orElse(false);
      if (ofPath && ofEvent && entry.text("type").orElse("").equals("request")) {
        requests.add(request);
      }
    }
    return requests;
  }

  @Test
  void wrap_isInBothLogs_byEventAndByRequest() throws Exception {
    assertThat(seam(BAO.token()).wraps()).isTrue();
    String record = ours.last("kek.wrap");
    List<Json.Fields> requests = theirRequests("encrypt/models", OwnAudit.event(record));
    assertThat(requests).as("one operation of the KEK").hasSize(1);
    assertThat(requests.get(0).text("id")).contains(OwnAudit.request(record));
  }

  @Test
  void denial_isInBothLogs_byEvent() throws Exception {
    byte[] blob = seam(BAO.token()).wrap();
    String path = site.mount() + "/keys/models";
    ServiceSeam denied = seam(site.administrator().tokenFor(site.mount() + "-deny", path, "read"));
    assertThat(catchThrowable(() -> denied.unwrap(blob)))
        .hasCauseInstanceOf(AccessDeniedException.class);
    String record = ours.last("kek.unwrap");
    assertThat(record).contains("\"status_code\":\"DENIED\"");
    assertThat(theirRequests("decrypt/models", OwnAudit.event(record))).hasSize(1);
  }

  @Test
  void context_isInOurLogByName_andInTheirsHashed() throws Exception {
    assertThat(seam(BAO.token()).wraps()).isTrue();
    assertThat(ours.last("kek.wrap")).contains("mini");
    Json.Fields request =
        theirRequests("encrypt/models", OwnAudit.event(ours.last("kek.wrap"))).get(0);
    Json.Fields data = request.fields("data").orElseThrow();
    assertThat(data.text("associated_data").orElseThrow()).startsWith("hmac-sha256:");
    assertThat(data.text("plaintext").orElseThrow()).startsWith("hmac-sha256:");
  }
}
