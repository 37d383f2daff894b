package io.bulla.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Another JVM re-wraps a fleet, and is ended in the middle of it. A lock on the third model, which
 * another process would hold that changes it, keeps it there.
 */
class KilledFleetTest {
  private static final int MODELS = 5;
  private static final int HELD = 2;
  private static final long DEADLINE_SECONDS = 120;

  @TempDir Path directory;
  private TokenSite site;
  private final List<Path> models = new ArrayList<>();

  @BeforeEach
  void sealFleet() throws IOException {
    site = TokenSite.signed(directory);
    site.by("alice", "create", "models").succeeded();
    for (int i = 0; i < MODELS; i++) {
      models.add(site.seal("model-" + i + ".onnx"));
    }
    site.by("alice", "rotate", "models").succeeded();
  }

  @Test
  void killed_leavesEachModelOld_orNew_andTheNextRunDoesTheRest() throws Exception {
    Path report = directory.resolve("report.json");
    try (FileChannel channel = FileChannel.open(models.get(HELD), StandardOpenOption.WRITE);
        FileLock held = channel.lock()) {
      assertThat(held.isValid()).isTrue();
      Process rewrap = startAndAwaitTheHeld(report);
      openAllBut(models.get(HELD)); // closing a descriptor of that one would give its lock back
      rewrap.destroyForcibly();
      assertThat(rewrap.waitFor()).isEqualTo(128 + 9);
    }
    openAll();
    assertThat(report).doesNotExist();

    InProcess next = site.bulla("rewrap", directory.resolve("sealed"), "--to-newest");
    assertThat(next.succeeded().err()).contains("5 models: 3 changed, 2 with nothing to do");
    openAll();
    site.bulla("scan", directory.resolve("sealed")).succeeded();
  }

  /** The one that waits for its lock is interrupted after its time of grace. */
  @Test
  void endedBySigterm_writesItsReport_andBeginsNoOther() throws Exception {
    Path report = directory.resolve("report.json");
    try (FileChannel channel = FileChannel.open(models.get(HELD), StandardOpenOption.WRITE);
        FileLock held = channel.lock()) {
      assertThat(held.isValid()).isTrue();
      Process rewrap = startAndAwaitTheHeld(report);
      rewrap.destroy();
      assertThat(rewrap.waitFor()).as(said()).isEqualTo(128 + 15);
    }
    Map<String, Object> told = JsonTree.object(Files.readString(report));
    assertThat(told)
        .containsEntry("complete", false)
        .containsEntry("changed", 2.0)
        .containsEntry("notReached", 3.0)
        .containsEntry("failed", 0.0);
    assertThat(said())
        .contains("5 models: 2 changed", "error: rewrap: interrupted", "hint: run it again")
        .doesNotContain("ended at once");
    openAll();
  }

  private void openAll() {
    models.forEach(model -> site.bulla("verify", model).succeeded());
  }

  private void openAllBut(Path held) {
    models.stream()
        .filter(model -> !model.equals(held))
        .forEach(model -> site.bulla("verify", model).succeeded());
  }

  /** Two are done then, and it waits for the third, or is about to. */
  private Process startAndAwaitTheHeld(Path report) throws IOException {
    Process process =
        start("rewrap", "sealed", "--to-newest", "--parallel", "1", "--report", report);
    BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
    for (int i = 0; i < HELD; i++) {
      assertThat(lines.readLine()).as(said()).contains(": rewrapped: models/1 -> models/2");
    }
    return process;
  }

  private Process start(Object... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Bulla.class.getName()));
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().putAll(site.ofProcesses());
    builder.environment().putAll(site.environment());
    builder.redirectError(directory.resolve("rewrap.err").toFile());
    Process process = builder.start();
    CompletableFuture.delayedExecutor(DEADLINE_SECONDS, TimeUnit.SECONDS)
        .execute(process::destroyForcibly);
    return process;
  }

  private String said() throws IOException {
    return Files.readString(directory.resolve("rewrap.err"));
  }
}
