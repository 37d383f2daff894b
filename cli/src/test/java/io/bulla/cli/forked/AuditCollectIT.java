package io.bulla.cli.forked;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.cli.ExitCode;
import io.bulla.cli.JsonTree;
import io.bulla.testing.OpenBaoApi;
import io.bulla.testing.OpenBaoServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Real uses of a KEK in OpenBao by the command, with OpenBao's own log of them and Bulla's chains,
 * of which tests take copies.
 */
@BesideOthers
class AuditCollectIT {
  @RegisterExtension static final OpenBaoServer BAO = new OpenBaoServer();

  private static final String MOUNT = "transit-" + UUID.randomUUID();
  private static final Path SITE = Scratch.directory("collect");
  private static final Path LOG = SITE.resolve("vault-audit.log");
  private static final Path CHAINS = SITE.resolve("chains");

  private static OpenBaoApi api;
  private static Command bulla;

  @BeforeAll
  static void sealAndVerify() throws Exception {
    api = new OpenBaoApi(BAO);
    api.write("sys/mounts/" + MOUNT, "{'type':'transit'}");
    api.write(MOUNT + "/keys/models", "{}");
    api.write(MOUNT + "/keys/others", "{}");
    api.write("sys/config/auditing/request-headers/X-Bulla-Event", "{'hmac':false}");
    api.write(
        "sys/audit/" + MOUNT,
        "{'type':'file','options':{'file_path':'" + LOG + "','mode':'0600'}}");
    Files.createDirectory(CHAINS);
    bulla = Command.with(Keys.write(SITE.resolve("bulla.properties"), configuration()));
    Path sealed = SITE.resolve("model.onnx");
    bulla.run("seal", Models.plainFile(), "-o", sealed).succeeded();
    bulla.run("verify", sealed).succeeded();
    api.write(MOUNT + "/encrypt/others", "{'plaintext':'AAAA'}");
    api.ask("DELETE", "sys/audit/" + MOUNT, "");
  }

  @AfterAll
  static void removeMount() throws Exception {
    api.ask("DELETE", "sys/mounts/" + MOUNT, "");
  }

  private static String configuration() throws IOException {
    Path token = Keys.write(SITE.resolve("token"), BAO.token() + "\n");
    Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-------"));
    return String.join(
        "\n",
        "kek.models = hcvault://%s/%s/keys/models?password-source=file:%s&ca-file=%s"
            .formatted(BAO.address().getAuthority(), MOUNT, token, BAO.authority()),
        "audit.directory = " + CHAINS,
        "audit.required = true",
        "");
  }

  private static Outcome collect(Path log, Object... more) {
    return bulla.run(
        Stream.concat(Stream.of("audit", "collect", "--vault", log), Stream.of(more)).toArray());
  }

  private static List<String> log() throws IOException {
    return Files.readAllLines(LOG);
  }

  private static Path written(List<String> lines) throws IOException {
    return Files.write(Scratch.directory("log").resolve("vault-audit.log"), lines);
  }

  private static boolean isOf(String operation, String line) {
    return line.contains("\"path\":\"" + MOUNT + "/" + operation + "/models\"");
  }

  @Test
  void usesByBulla_areJoined_andThoseOfOtherKeysAreLeftOut() {
    Outcome joined = collect(LOG);
    assertThat(joined.succeeded().out()).containsPattern("models +2 +2 +0 +0 +0 +0 +0\n");
    assertThat(joined.err())
        .containsPattern(
            "Left out: ([2-9]|[1-9][0-9]+) logged uses of keys that are none of these");
  }

  @Test
  void useThatBullaDidNotMake_isListed_alsoUnderAnEventThatIsAnothers() throws Exception {
    List<String> lines = new ArrayList<>(log());
    String unwrap = lines.stream().filter(line -> isOf("decrypt", line)).findFirst().orElseThrow();
    lines.add(unwrap.replaceFirst("\"id\":\"[0-9a-f-]{36}\"", "\"id\":\"again\""));
    lines.add(
        unwrap
            .replaceFirst(
                "\"id\":\"[0-9a-f-]{36}\"", "\"id\":\"wrap-under-the-event-of-an-unwrap\"")
            .replace("/decrypt/", "/encrypt/"));
    lines.add(
        unwrap
            .replaceFirst("\"id\":\"[0-9a-f-]{36}\"", "\"id\":\"without-event\"")
            .replace("x-bulla-event", "x-other"));

    Outcome found = collect(written(lines));

    assertThat(found.exitCode()).as(found.toString()).isEqualTo(ExitCode.FINDINGS.number());
    assertThat(found.out())
        .containsPattern("repeated +models +decrypt .* again ")
        .containsPattern("unrecorded +models +encrypt .* wrap-under-the-event-of-an-unwrap ")
        .containsPattern("unrecorded +models +decrypt .* without-event .*vault-audit.log:[0-9]+")
        .containsPattern("models +2 +2 +0 +2 +1 +0 +0\n");
  }

  @Test
  void useThatTheServiceDidNotLog_isListed_withWhereItWasRecorded() throws Exception {
    Path log = written(log().stream().filter(line -> !isOf("decrypt", line)).toList());
    Outcome found = collect(log, "--json");
    assertThat(found.exitCode()).as(found.toString()).isEqualTo(ExitCode.FINDINGS.number());
    List<?> findings = (List<?>) JsonTree.object(found.out()).get("findings");
    assertThat(findings).hasSize(1);
    assertThat(JsonTree.map(findings.get(0)))
        .containsEntry("finding", "unlogged")
        .containsEntry("kek", "models")
        .containsEntry("operation", "unwrap")
        .hasEntrySatisfying("place", place -> assertThat((String) place).startsWith(CHAINS + "/"));
  }

  @Test
  void lineThatWasRemovedFromAChain_isToldFirst_andItsUseIsListed() throws Exception {
    Path chains = Scratch.directory("chains");
    try (Stream<Path> files = Files.list(CHAINS)) {
      for (Path file : files.toList()) {
        List<String> kept =
            Files.readAllLines(file).stream()
                .filter(line -> !line.contains("\"operation\":\"kek.unwrap\""))
                .toList();
        Files.write(chains.resolve(file.getFileName()), kept);
      }
    }
    Outcome found = collect(LOG, "--directory", chains);
    assertThat(found.exitCode()).as(found.toString()).isEqualTo(ExitCode.VERIFY.number());
    assertThat(found.out())
        .startsWith("damage: ")
        .containsPattern("removed: .*\n(?s).*unrecorded +models +decrypt ");
  }

  @Test
  void timeWindow_tellsOfNothingOutsideOfIt_butOfALogOfAnotherTime() {
    for (String[] window :
        new String[][] {
          {"--until", "2020-01-01T00:00:00Z"},
          {"--since", "2020-01-01T00:00:00Z", "--until", "2020-01-02T00:00:00Z"}
        }) {
      Outcome outside = collect(LOG, (Object[]) window);
      assertThat(outside.exitCode()).isEqualTo(ExitCode.FINDINGS.number());
      assertThat(outside.out())
          .contains("log of vault: it begins at ")
          .containsPattern("models +0 +0 +0 +0 +0 +0 +0\n");
    }
    Outcome later = collect(LOG, "--since", "2999-01-01T00:00:00Z");
    assertThat(later.exitCode()).isEqualTo(ExitCode.FINDINGS.number());
    assertThat(later.out()).contains("log of vault: it ends at ");
  }

  @Test
  void howMuchOfALogWasGiven_isTold_andThatOneIsEmpty() throws Exception {
    assertThat(collect(LOG).succeeded().out())
        .containsPattern("LOG +ENTRIES +FIRST +LAST\nvault +" + log().size() + " +20.*Z +20.*Z\n");
    Outcome empty = collect(written(List.of()), "--since", "2999-01-01T00:00:00Z", "--json");
    assertThat(empty.exitCode()).as(empty.toString()).isEqualTo(ExitCode.FINDINGS.number());
    assertThat(JsonTree.map(JsonTree.map(JsonTree.object(empty.out()).get("logs")).get("vault")))
        .containsEntry("lack", "it has no entry")
        .doesNotContainKey("first");
  }

  @Test
  void inputThatIsNoLog_isNamedWithItsLine() throws Exception {
    List<String> lines = new ArrayList<>(log());
    lines.add(2, "{\"time\":");
    lines.add(3, "}");
    Path log = written(lines);
    collect(log).failed(ExitCode.IO, log + ":4: it is no JSON", "lines of JSON");
    bulla
        .run("audit", "collect", "--vault", SITE.resolve("bulla.properties"))
        .failed(ExitCode.IO, "bulla.properties:1: it is no JSON", "lines of JSON");
    bulla
        .run("audit", "collect", "--cloudtrail", LOG)
        .failed(ExitCode.USAGE, "--cloudtrail is given, and none of the KEKs", "--config");
    bulla.run("audit", "collect").failed(ExitCode.USAGE, "no log of a service is given", "--vault");
  }
}
