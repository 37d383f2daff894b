package io.bulla.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which models a scan of a directory finds, and how it ends. */
class ScanCommandTest {
  @TempDir Path directory;
  private TokenSite site;
  private Path models;

  @BeforeEach
  void makeKek() throws IOException {
    site = TokenSite.signed(directory);
    site.by("alice", "create", "models").succeeded();
    models = directory.resolve("sealed");
  }

  private InProcess scan(Object... more) {
    Object[] all = new Object[more.length + 2];
    all[0] = "scan";
    all[1] = models;
    System.arraycopy(more, 0, all, 2, more.length);
    return site.bulla(all);
  }

  private static void found(InProcess scan, String... words) {
    assertThat(scan.exitCode()).as(scan.toString()).isEqualTo(ExitCode.FINDINGS.number());
    assertThat(scan.out()).contains(words);
  }

  @Test
  void staleAndCompromisedVersions_areFound_untilTheModelsAreMovedOrResealed() throws IOException {
    Path old = site.seal("old.onnx");
    assertThat(scan().succeeded().out()).isEmpty();
    site.by("alice", "rotate", "models").succeeded();
    site.seal("new.onnx");
    InProcess stale = scan();
    found(stale, old + "  plain.onnx 1  models/1    stale models/1");
    assertThat(stale.out()).doesNotContain("new.onnx");
    assertThat(stale.err()).contains("1 of 2 models have a finding", "bulla rewrap --to-newest");
    assertThat(scan("--all").out()).contains("plain.onnx 1  models/2    ok");

    site.by("alice", "compromised", "models/1").succeeded();
    found(scan("--json"), "\"kind\" : \"compromised\"", "\"about\" : \"models/1\"");
    Files.delete(old);
    scan().succeeded();
  }

  @Test
  void recipientsThatAreMissingOrNotExpected_areFound() throws IOException {
    site.seal("model.onnx");
    scan("--expect", "models").succeeded();
    found(scan("--expect", "serving"), "missing serving, unexpected models");
    TokenSite escrowing = site.with("BULLA_LOADER_REQUIRED_RECIPIENTS", "escrow");
    found(escrowing.bulla("scan", models), "missing escrow");
  }

  @Test
  void detachedRecipients_areThoseThatCount() throws IOException {
    Path sealed = site.seal("model.onnx");
    site.by("alice", "rotate", "models").succeeded();
    found(scan(), "stale models/1");
    Path recipients = Files.createDirectory(directory.resolve("recipients"));
    site.bulla("rewrap", sealed, "--to-newest", "--detached", recipients).succeeded();
    found(scan(), "stale models/1");
    TokenSite reading = site.with("BULLA_LOADER_RECIPIENTS_DIRECTORY", recipients.toString());
    reading.bulla("scan", models).succeeded();
  }

  /** Whoever has the key of a compromised version needs no slot to count. */
  @Test
  void compromisedVersion_isFoundInTheModelItself_whereDetachedRecipientsCount()
      throws IOException {
    Path sealed = site.seal("model.onnx");
    site.by("alice", "rotate", "models").succeeded();
    Path recipients = Files.createDirectory(directory.resolve("recipients"));
    site.bulla("rewrap", sealed, "--to-newest", "--detached", recipients).succeeded();
    TokenSite reading = site.with("BULLA_LOADER_RECIPIENTS_DIRECTORY", recipients.toString());
    reading.bulla("scan", models).succeeded();
    site.by("alice", "compromised", "models/1").succeeded();
    found(reading.bulla("scan", models), "models/2    compromised models/1");
  }

  @Test
  void recipientsFilesByThemselves_areJudgedByTheirVersions() throws IOException {
    Path sealed = site.seal("model.onnx");
    Path recipients = Files.createDirectory(directory.resolve("recipients"));
    site.bulla("rewrap", sealed, "--add", "models", "--detached", recipients).succeeded();
    assertThat(site.bulla("scan", recipients, "--all").succeeded().out()).contains("ok");
    site.by("alice", "rotate", "models").succeeded();
    found(site.bulla("scan", recipients), "stale models/1");
  }

  @Test
  void placeWithoutModels_isAnError_andNoAllClear() throws IOException {
    site.seal("model.onnx");
    Path empty = Files.createDirectory(directory.resolve("empty"));
    site.bulla("scan", empty).failed(ExitCode.IO, "no sealed model is below", "mounted");
    site.bulla("scan", empty, models).succeeded();
  }

  @Test
  void damagedHeaders_areFound() throws IOException {
    Path torn = site.seal("torn.onnx");
    byte[] bytes = Files.readAllBytes(torn);
    bytes[4096 + 30] ^= 1;
    Files.write(torn, bytes);
    Path cut = site.seal("cut.onnx");
    Files.write(cut, Arrays.copyOf(bytes, 5000));
    InProcess scan = scan();
    found(scan, "degraded", cut.toString(), "unreadable");
  }

  @Test
  void detachedRecipientsThatAreMalformed_makeTheirModelUnreadable() throws IOException {
    Path sealed = site.seal("model.onnx");
    Path recipients = sealed.resolveSibling("model.onnx.bulla-recipients");
    site.bulla("rewrap", sealed, "--add", "models", "--detached", recipients).succeeded();
    scan().succeeded();
    Files.write(recipients, Arrays.copyOf(Files.readAllBytes(recipients), 4500));
    found(scan(), sealed.toString(), "unreadable");
  }

  @Test
  void modelBehindALink_isFound_andNoKekIsUsed() throws IOException {
    Path sealed = site.seal("model.onnx");
    site.by("alice", "rotate", "models").succeeded();
    Path links = Files.createDirectory(directory.resolve("links"));
    Files.createSymbolicLink(links.resolve("all"), models);
    Path audit = Files.createDirectory(directory.resolve("audit"));
    TokenSite audited = site.with("BULLA_AUDIT_DIRECTORY", audit.toString());
    found(audited.bulla("scan", links), links.resolve("all").resolve("model.onnx") + "", "stale");
    assertThat(recorded(audit)).doesNotContain("kek.unwrap", "model.");
    audited.bulla("verify", sealed).succeeded();
    assertThat(recorded(audit)).contains("kek.unwrap");
  }

  private static String recorded(Path audit) throws IOException {
    StringBuilder text = new StringBuilder();
    try (Stream<Path> files = Files.walk(audit)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        text.append(Files.readString(file));
      }
    }
    return text.toString();
  }

  @Test
  void placeThatIsAway_isTold_andGoesBeforeFindings() throws IOException {
    site.seal("model.onnx");
    Path configuration = site.configuration();
    Files.writeString(
        configuration, Files.readString(configuration).replaceFirst("token=", "token=away-"));
    scan("--expect", "serving").failed(ExitCode.TOKEN, "KEK models: ", "");
  }
}
