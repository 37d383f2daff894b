package io.bulla.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.loader.ModelInfo;
import io.bulla.loader.ModelInspector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Re-wrapping and resealing of models below directories, and what a fleet's report says. */
class FleetCommandTest {
  private static final String OVERRIDE = "models/1 until 2999-01-01T00:00:00Z: ticket 4711";

  @TempDir Path directory;
  private TokenSite site;
  private Path models;
  private Path report;

  @BeforeEach
  void makeKek() throws IOException {
    site = TokenSite.signed(directory);
    site.by("alice", "create", "models").succeeded();
    models = directory.resolve("sealed");
    report = directory.resolve("report.json");
  }

  private void rotate() {
    site.by("alice", "rotate", "models").succeeded();
  }

  private Path sealedDirectory(String name) throws IOException {
    Path plain = Files.createDirectories(directory.resolve("plain"));
    Files.write(plain.resolve("weights.bin"), new byte[1000]);
    Path sealed = models.resolve(name);
    site.bulla("seal", plain, "-o", sealed).succeeded();
    return sealed;
  }

  private TokenSite audited() throws IOException {
    Files.createDirectories(directory.resolve("audit"));
    return site.with("BULLA_AUDIT_DIRECTORY", directory.resolve("audit").toString());
  }

  private long unwraps() throws IOException {
    Path audit = directory.resolve("audit");
    long count = 0;
    try (Stream<Path> files = Files.walk(audit)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        count += Files.readString(file).split("unwrap", -1).length - 1;
      }
    }
    return count;
  }

  @Test
  void modelsBelowDirectories_areMoved_andWhatIsDoneUsesNoKekTheNextTime() throws IOException {
    Path one = site.seal("a/one.onnx");
    Path two = site.seal("b/two.onnx");
    Path whole = sealedDirectory("b/whole");
    Files.writeString(models.resolve("README"), "no model");
    rotate();
    Path fresh = site.seal("b/fresh.onnx");

    InProcess first = audited().bulla("rewrap", models, "--to-newest", "--report", report);
    assertThat(first.succeeded().out().lines())
        .containsExactly(
            one + ": rewrapped: models/1 -> models/2",
            fresh + ": unchanged: models/2",
            two + ": rewrapped: models/1 -> models/2",
            whole + ": rewrapped: models/1 -> models/2");
    assertThat(first.err()).contains("4 models: 3 changed, 1 with nothing to do, 0 failed");
    Map<String, Object> told = JsonTree.object(Files.readString(report));
    assertThat(told).containsEntry("complete", true).containsEntry("changed", 3.0);

    long used = unwraps();
    assertThat(used).isPositive();
    InProcess second = audited().bulla("rewrap", models, "--to-newest", "--report", report);
    assertThat(second.succeeded().err()).contains("0 changed, 4 with nothing to do");
    assertThat(unwraps()).isEqualTo(used);
    site.bulla("scan", models).succeeded();
  }

  @Test
  void dryRun_saysForEachModelWhatWouldChange_andWritesNothing() throws IOException {
    Path one = site.seal("one.onnx");
    rotate();
    byte[] before = Files.readAllBytes(one);
    assertThat(site.bulla("rewrap", models, "--to-newest", "--dry-run").succeeded().out())
        .contains(one + ": would be rewrapped: models/1 -> models/2");
    assertThat(Files.readAllBytes(one)).isEqualTo(before);
  }

  @Test
  void staleOnes_areChosen_andAChoiceAloneIsMisuse() throws IOException {
    Path old = site.seal("old.onnx");
    rotate();
    site.seal("new.onnx");
    InProcess chosen = site.bulla("rewrap", models, "--stale", "--to-newest");
    assertThat(chosen.succeeded().out())
        .isEqualTo(old + ": rewrapped: models/1 -> models/2" + System.lineSeparator());
    assertThat(chosen.err()).contains("1 of 2 models are chosen");
    site.bulla("rewrap", models, "--stale")
        .failed(ExitCode.USAGE, "nothing says what to do", "--to-newest");
  }

  @Test
  void compromisedOnes_areResealed_andTheNextRunHasNothingToDo() throws IOException {
    Path old = site.seal("old.onnx");
    Path whole = sealedDirectory("whole");
    rotate();
    Path fresh = site.seal("new.onnx");
    byte[] before = Files.readAllBytes(fresh);
    site.by("alice", "compromised", "models/1").succeeded();
    TokenSite overriding = site.with("BULLA_LIFECYCLE_OVERRIDE", OVERRIDE);

    InProcess reseal =
        overriding.bulla("reseal", models, "--compromised", "--report", report).succeeded();
    assertThat(reseal.out())
        .contains(old + ": resealed: ", whole + ": resealed: ", "models/2")
        .doesNotContain("new.onnx");
    assertThat(Files.readAllBytes(fresh)).isEqualTo(before);
    site.bulla("verify", old).succeeded();
    site.bulla("verify", whole).succeeded();
    assertThat(site.bulla("reseal", models, "--compromised").succeeded().err())
        .contains("0 of 3 models are chosen");
    site.bulla("scan", models).succeeded();
    site.bulla("reseal", old, fresh).failed(ExitCode.USAGE, "--compromised only", "name one");
    site.bulla("reseal", models, "--compromised", "-o", old).failed(ExitCode.USAGE, "in place", "");
  }

  /** The slot that counts no more names it still: whoever has the key has the data key. */
  @Test
  void compromisedVersionInASpareSlot_isWarnedOf() throws IOException {
    Path sealed = site.seal("one.onnx");
    byte[] original = Files.readAllBytes(sealed);
    rotate();
    site.bulla("rewrap", sealed, "--to-newest").succeeded();
    putSpareSlotOf(original, sealed);
    site.by("alice", "compromised", "models/1").succeeded();
    assertThat(site.bulla("scan", models).out()).contains("models/2    compromised models/1");
    assertThat(site.bulla("rewrap", sealed).succeeded().err())
        .contains("warning: ", "models/1 is compromised", "bulla reseal " + sealed);
    assertThat(site.bulla("rewrap", sealed).succeeded().err()).doesNotContain("compromised");
  }

  /** What a crash leaves between the two slots of a re-wrapping. */
  private static void putSpareSlotOf(byte[] original, Path sealed) throws IOException {
    ModelInfo info = ModelInspector.inspect(sealed);
    int spare = info.slots().get(0).active() ? 1 : 0;
    int offset = 4096 + spare * info.slotCapacityBytes();
    byte[] now = Files.readAllBytes(sealed);
    System.arraycopy(original, offset, now, offset, info.slotCapacityBytes());
    Files.write(sealed, now);
  }

  @Test
  void oneThatFails_stopsNoOther_andIsInTheReport() throws IOException {
    Path cut = site.seal("a-cut.onnx");
    Files.write(cut, Arrays.copyOf(Files.readAllBytes(cut), 5000));
    Path missing = directory.resolve("missing.onnx");
    Path good = site.seal("c-good.onnx");
    rotate();
    InProcess rewrap =
        site.bulla("rewrap", missing, models, "--to-newest", "--report", report, "--json")
            .failed(ExitCode.IO, missing + ": no such file", "check the path");
    assertThat(rewrap.err()).contains(cut + ": is cut off", "1 of 2 models failed");
    assertThat(rewrap.out()).contains("\"path\" : \"" + good + "\"", "\"outcome\" : \"rewrapped\"");
    Map<String, Object> told = JsonTree.object(Files.readString(report));
    assertThat(told).containsEntry("complete", false).containsEntry("failed", 1.0);
    assertThat(JsonTree.map(((List<?>) told.get("unread")).get(0)))
        .containsEntry("path", cut.toString())
        .containsEntry("exitCode", 3.0);
    site.bulla("verify", good).succeeded();
  }

  @Test
  void reportThatCannotBeWritten_isToldBeforeAnyModelIsTouched() throws IOException {
    Path sealed = site.seal("one.onnx");
    rotate();
    byte[] before = Files.readAllBytes(sealed);
    Path nowhere = directory.resolve("nowhere").resolve("report.json");
    site.bulla("rewrap", models, "--to-newest", "--report", nowhere)
        .failed(ExitCode.IO, nowhere + ": no report can be written there", "directory");
    assertThat(Files.readAllBytes(sealed)).isEqualTo(before);
  }

  @Test
  void boundsThatMakeNoSense_areMisuse() throws IOException {
    site.seal("one.onnx");
    site.bulla("rewrap", models, "--parallel", "0").failed(ExitCode.USAGE, "--parallel 0", "");
    site.bulla("rewrap", models, "--rate", "0").failed(ExitCode.USAGE, "--rate 0", "");
    site.bulla("scan", models, "--parallel", "0").failed(ExitCode.USAGE, "--parallel 0", "");
    site.bulla("rewrap", models, "--rate", "1000", "--parallel", "1").succeeded();
  }

  @Test
  void placeWithoutModels_isAnError() throws IOException {
    Path empty = Files.createDirectory(directory.resolve("empty"));
    site.bulla("rewrap", empty).failed(ExitCode.IO, "no sealed model is below", "mounted");
  }

  /** A shell's pattern names them, too. */
  @Test
  void recipientsBesideTheirModel_arePassedOver() throws IOException {
    Path sealed = site.seal("one.onnx");
    Path recipients = models.resolve("one.onnx.bulla-recipients");
    site.bulla("rewrap", sealed, "--add", "models", "--detached", recipients).succeeded();
    rotate();
    InProcess rewrap = site.bulla("rewrap", sealed, recipients, "--to-newest");
    assertThat(rewrap.succeeded().out()).contains(sealed + ": rewrapped: models/1 -> models/2");
    assertThat(rewrap.err()).contains(recipients + ": passed over");
    site.bulla("rewrap", recipients, "--to-newest").failed(ExitCode.FORMAT, "", "");
  }

  /** A link to a directory above, since nothing is closed to root. */
  @Test
  void placeThatCannotBeLookedInto_isTold_andTheOthersAreDone() throws IOException {
    Path sealed = site.seal("one.onnx");
    Path loop = Files.createSymbolicLink(models.resolve("a-loop"), models);
    rotate();
    InProcess scan = site.bulla("scan", models).failed(ExitCode.IO, loop + ": a link", "remove");
    assertThat(scan.out()).contains(sealed + "", "stale models/1");
    Path nowhere = directory.resolve("nowhere");
    site.bulla("scan", nowhere, models).failed(ExitCode.IO, nowhere + ": no such file", "");
    InProcess rewrap =
        site.bulla("rewrap", models, "--to-newest").failed(ExitCode.IO, loop + "", "");
    assertThat(rewrap.out()).contains(sealed + ": rewrapped");
  }

  @Test
  void fileByTwoNames_countsOnce() throws IOException {
    Path sealed = site.seal("one.onnx");
    Files.createSymbolicLink(models.resolve("two.onnx"), sealed);
    rotate();
    assertThat(site.bulla("scan", models, models.resolve("one.onnx")).err())
        .contains("1 of 1 models have a finding");
  }
}
