package io.bulla.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The audit of a model's life by the commands, its checkpoints, and what damage is found. */
class AuditCommandTest {
  @TempDir Path directory;
  private TokenSite site;
  private Path chains;
  private Path checkpoints;

  @BeforeEach
  void makeSite() throws IOException {
    chains = Files.createDirectory(directory.resolve("chains"));
    checkpoints = directory.resolve("checkpoints");
    site = TokenSite.signed(directory).with("BULLA_AUDIT_DIRECTORY", chains.toString());
    site.bulla("key", "admin", "init", directory.resolve("auditor"), "--no-passphrase").succeeded();
  }

  private InProcess checkpoint() {
    return site.bulla(
        "audit", "checkpoint", "--key", directory.resolve("auditor.pem"), "--to", checkpoints);
  }

  private InProcess verify(Object... more) {
    Object[] all =
        Stream.concat(
                Stream.of(
                    "audit",
                    "verify",
                    "--checkpoints",
                    checkpoints,
                    "--public-key",
                    directory.resolve("auditor.pub.pem")),
                Stream.of(more))
            .toArray();
    return site.bulla(all);
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(chains)) {
      return files.sorted().toList();
    }
  }

  private String everything() throws IOException {
    StringBuilder all = new StringBuilder();
    for (Path file : files()) {
      all.append(Files.readString(file));
    }
    return all.toString();
  }

  @Test
  void lifeOfAKekAndAModel_isRecorded_coveredAndVerified() throws Exception {
    site.by("alice", "create", "models", "--reason", "first ceremony").succeeded();
    Path sealed = site.seal("model.onnx");
    site.bulla("verify", sealed).succeeded();
    site.by("alice", "suspend", "models/1", "--reason", "to look").succeeded();
    site.bulla("verify", sealed).failed(ExitCode.KEY, "suspended", "bulla key resume");
    site.with("BULLA_LIFECYCLE_OVERRIDE", "models/1 until 2099-01-01T00:00:00Z: we need it")
        .bulla("verify", sealed)
        .succeeded();
    assertThat(everything())
        .contains("\"override\":\"lifecycle.override: it is suspended\"")
        .contains("\"operation\":\"kek.create\"", "first ceremony", "models/1 suspended, by ")
        .contains("\"operation\":\"model.seal\"", "\"operation\":\"kek.wrap\"")
        .contains("\"operation\":\"model.open\"", "\"operation\":\"kek.unwrap\"", "\"seal-id\"")
        .contains("\"status_code\":\"UNUSABLE\"", "\"path\":\"" + sealed);

    assertThat(checkpoint().succeeded().out())
        .contains("checkpoint 1 of ", "of them new or longer");
    InProcess whole = verify().succeeded();
    assertThat(whole.out()).contains("COVERED", " none").doesNotContain("damage: ");
    assertThat(whole.err()).contains("Last checkpoint: 1, of ");
    assertThat(verify("--json").succeeded().out()).contains("\"whole\" : true", "\"counter\" : 1");
  }

  @Test
  void damage_isNamedByFileAndLine_andEndsWithItsCode() throws Exception {
    site.by("alice", "create", "models").succeeded();
    site.seal("model.onnx");
    checkpoint().succeeded();
    Path edited = files().get(0);
    String before = Files.readString(edited);
    Files.writeString(edited, before.replaceFirst("\"pid\":", "\"pid\":7"));
    InProcess found = verify();
    assertThat(found.exitCode()).isEqualTo(ExitCode.VERIFY.number());
    assertThat(found.out()).contains("damage: " + edited + ":1: changed: ");
    InProcess refused = checkpoint().failed(ExitCode.VERIFY, "nothing was signed", "begin a new");
    assertThat(refused.out()).contains("damage: " + edited + ":1: changed: ");
    Files.writeString(edited, before);
    Path gone = Files.move(files().get(1), directory.resolve("gone"));
    assertThat(gone).exists();
    InProcess missing = verify("--json");
    assertThat(missing.exitCode()).isEqualTo(ExitCode.VERIFY.number());
    assertThat(missing.out()).contains("\"whole\" : false", "\"kind\" : \"missing\"");
    site.bulla(
            "audit",
            "verify",
            "--checkpoints",
            checkpoints,
            "--public-key",
            directory.resolve("alice.pub.pem"))
        .failed(ExitCode.VERIFY, "that --public-key does not list", "list the public half");
    Files.writeString(
        checkpoints, Files.readString(checkpoints).replaceFirst("chains=", "chains=1"));
    verify().failed(ExitCode.VERIFY, "wrong signature", "restore the file");
    Files.writeString(checkpoints, "");
    verify().failed(ExitCode.VERIFY, checkpoints + " is empty", "restore the file");
  }

  /** An old file of states, where the KEK is refused before it is used. */
  @Test
  void refusalAtTheLookUp_isRecorded_withItsCode_ofTheKekAndOfTheModel() throws Exception {
    site.by("alice", "create", "models").succeeded();
    Path sealed = site.seal("model.onnx");
    String old = Files.readString(directory.resolve("states"));
    site.by("alice", "suspend", "models/1").succeeded();
    Files.writeString(directory.resolve("states"), old);
    site.bulla("verify", sealed).failed(ExitCode.KEY, "an older file", "");
    List<String> refused =
        everything().lines().filter(line -> line.contains("an older file")).toList();
    assertThat(refused).allMatch(line -> line.contains("\"status_code\":\"REFUSED\""));
    assertThat(refused)
        .anyMatch(line -> line.contains("kek.look-up") && line.contains("\"name\":\"models\""))
        .anyMatch(line -> line.contains("model.open"));
  }

  @Test
  void auditThatCannotBeWritten_refusesEveryUse_andSaysWhy() throws Exception {
    site.by("alice", "create", "models").succeeded();
    Path sealed = site.seal("model.onnx");
    TokenSite away = site.with("BULLA_AUDIT_DIRECTORY", directory.resolve("away").toString());
    away.bulla("verify", sealed).failed(ExitCode.KEY, "could not be recorded in", "make room");
    TokenSite none = site.with("BULLA_AUDIT_DIRECTORY", "").with("BULLA_AUDIT_REQUIRED", "true");
    none.bulla("verify", sealed).failed(ExitCode.KEY, "audit.required", "set audit.directory");
    none.by("alice", "rotate", "models")
        .failed(ExitCode.KEY, "audit.required", "set audit.directory");
    site.with("BULLA_AUDIT_DURABILITY", "soon")
        .bulla("verify", sealed)
        .failed(ExitCode.CONFIGURATION, "neither written nor synced", "");
    site.bulla("verify", sealed).succeeded();
  }

  @Test
  void doctor_saysHowTheAuditStands_andHowOldItsLastCheckpointIs() throws Exception {
    site.by("alice", "create", "models").succeeded();
    String on = "on: " + chains + ", synced";
    assertThat(site.bulla("doctor").succeeded().out()).contains(on).doesNotContain("checkpoint");
    InProcess none = site.bulla("doctor", "--checkpoints", checkpoints);
    assertThat(none.exitCode()).isEqualTo(ExitCode.NOT_READY.number());
    assertThat(none.out()).contains(checkpoints + " cannot be read", "bulla audit checkpoint");
    checkpoint().succeeded();
    assertThat(site.bulla("doctor", "--checkpoints", checkpoints).succeeded().out())
        .containsPattern("number 1 in \\S+, of 2\\S+Z, 0 h \\d+ min ago");
    Files.writeString(checkpoints, "cut");
    assertThat(site.bulla("doctor", "--checkpoints", checkpoints).out())
        .contains("ends with no checkpoint");
    assertThat(site.with("BULLA_AUDIT_DIRECTORY", "").bulla("doctor").succeeded().out())
        .contains("off: no audit.directory");
    Path away = directory.resolve("away");
    assertThat(site.with("BULLA_AUDIT_DIRECTORY", away.toString()).bulla("doctor").out())
        .contains(away + ", synced; it is not there", "make or mount it");
    assertThat(
            site.with("BULLA_AUDIT_DIRECTORY", "")
                .with("BULLA_AUDIT_REQUIRED", "true")
                .bulla("doctor")
                .out())
        .contains("everything is refused");
  }

  @Test
  void commandLineWithoutWhatItNeeds_saysWhat() throws IOException {
    site.bulla("audit", "verify", "--checkpoints", checkpoints)
        .failed(ExitCode.USAGE, "go together", "public half");
    site.bulla("audit", "verify", "--directory", directory.resolve("away"))
        .failed(ExitCode.IO, "there is no such directory", "--directory");
    Path loop = directory.resolve("loop");
    site.bulla("audit", "verify", "--directory", Files.createSymbolicLink(loop, loop))
        .failed(ExitCode.IO, loop + ": too many levels of symbolic links", "");
    site.with("BULLA_AUDIT_DIRECTORY", "")
        .bulla("audit", "verify")
        .failed(ExitCode.USAGE, "no audit.directory", "--directory");
  }
}
