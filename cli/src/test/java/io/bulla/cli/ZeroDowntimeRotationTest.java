package io.bulla.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Another JVM reads models in a loop while their KEK rotates, the directory above them is
 * re-wrapped by one command, several at a time, and the old version is taken out of use. After each
 * step it has read all of them once more, from beginning to end; one reader has them open from
 * before the first step until after the last.
 */
class ZeroDowntimeRotationTest {
  private static final long DEADLINE_SECONDS = 120;

  @TempDir Path directory;

  @Test
  void rotationRewrapAndDeactivation_failNoReader() throws Exception {
    TokenSite site = TokenSite.signed(directory);
    site.by("alice", "create", "models").succeeded();
    Path file = site.seal("model.onnx");
    Path left = Files.move(site.seal("left.onnx"), directory.resolve("left.onnx"));
    Path model = sealedDirectory(site);
    Process reading = start(site, file, model);
    try (Writer orders = reading.outputWriter(StandardCharsets.UTF_8);
        BufferedReader answers = reading.inputReader(StandardCharsets.UTF_8)) {
      order(orders, answers, "round", "");
      order(orders, answers, "open", "");
      site.by("alice", "rotate", "models").succeeded();
      order(orders, answers, "round", "");
      Path fleet = directory.resolve("sealed");
      assertThat(site.bulla("rewrap", fleet, "--stale", "--to-newest").succeeded().out())
          .contains(file + ": rewrapped: models/1 -> models/2")
          .contains(model + ": rewrapped: models/1 -> models/2");
      order(orders, answers, "round", "");
      assertThat(site.bulla("key", "describe", "models/1").succeeded().out())
          .contains("deactivated");
      order(orders, answers, "round", "");
      site.by("alice", "compromised", "models/1").succeeded();
      order(orders, answers, "refused", " " + left);
      order(orders, answers, "round", "");
      order(orders, answers, "load", "");
    }
    assertThat(reading.waitFor()).as(said(site)).isZero();
  }

  private Path sealedDirectory(TokenSite site) throws IOException {
    Path plain = Files.createDirectory(directory.resolve("plain"));
    Files.write(plain.resolve("weights.bin"), new byte[100_000]);
    Files.writeString(plain.resolve("config.json"), "{}");
    Path sealed = directory.resolve("sealed").resolve("model");
    site.bulla("seal", plain, "-o", sealed).succeeded();
    return sealed;
  }

  private Process start(TokenSite site, Path file, Path model) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                ReadingJvm.class.getName(),
                site.configuration().toString(),
                file.toString(),
                model.toString()));
    builder.environment().putAll(site.ofProcesses());
    builder.redirectError(directory.resolve("reading.err").toFile());
    Process process = builder.start();
    CompletableFuture.delayedExecutor(DEADLINE_SECONDS, TimeUnit.SECONDS)
        .execute(process::destroyForcibly);
    return process;
  }

  private void order(Writer orders, BufferedReader answers, String word, String more)
      throws IOException {
    orders.write(word + more + "\n");
    orders.flush();
    assertThat(answers.readLine()).as(said(directory)).isEqualTo(word);
  }

  private static String said(TokenSite site) throws IOException {
    return said(site.directory());
  }

  private static String said(Path directory) throws IOException {
    return Files.readString(directory.resolve("reading.err"));
  }
}
