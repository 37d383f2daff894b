package io.bulla.cli.forked;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.loader.SealedModel;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A command that is ended in the middle of its work. */
class InterruptionIT {
  private static final long BYTES = 4L << 30;
  private static final int BY_SIGTERM = 128 + 15;
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

  private Path model;
  private Path directory;
  private FileTime made;

  /** Of zeros that take no space: what is written of it before the end does. */
  @BeforeEach
  void makeLargeModel() throws IOException {
    directory = Scratch.directory("large");
    model = directory.resolve("model.onnx");
    try (RandomAccessFile file = new RandomAccessFile(model.toFile(), "rw")) {
      file.setLength(BYTES);
    }
    made = Files.getLastModifiedTime(model);
  }

  @Test
  void sealEndedBySigterm_leavesPlaintextAlone() throws Exception {
    Path running = Scratch.directory("run");
    Process seal = Keys.bulla().start(running, "seal", model, "--in-place");
    awaitTemporaryFile(seal);
    seal.destroy();
    Outcome outcome = Command.outcome(seal, running);
    assertThat(outcome.exitCode()).as(outcome + "").isEqualTo(BY_SIGTERM);
    assertThat(outcome.err()).contains("error: interrupted", "hint: run it again");
    assertPlaintextWhole();
    assertThat(Models.names(directory)).containsExactly("model.onnx");
  }

  @Test
  void sealEndedBySigkill_leavesPlaintextAndNothingLikeAModel() throws Exception {
    Path running = Scratch.directory("run");
    Process seal = Keys.bulla().start(running, "seal", model, "--in-place");
    awaitTemporaryFile(seal);
    seal.destroyForcibly();
    Command.outcome(seal, running);
    assertPlaintextWhole();
    List<Path> left = temporaryFiles();
    assertThat(left).hasSize(1);
    assertThat(left.get(0).getFileName().toString()).startsWith(".").endsWith(".tmp");
    assertThat(SealedModel.isSealed(left.get(0))).isFalse();
    Files.delete(left.get(0));
  }

  private void awaitTemporaryFile(Process process) throws Exception {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    while (temporaryFiles().isEmpty()) {
      assertThat(process.isAlive()).isTrue();
      assertThat(System.nanoTime()).isLessThan(deadline);
      Thread.sleep(5);
    }
  }

  private List<Path> temporaryFiles() throws IOException {
    return Models.names(directory).stream()
        .filter(name -> !name.equals("model.onnx"))
        .map(directory::resolve)
        .toList();
  }

  private void assertPlaintextWhole() throws IOException {
    assertThat(Files.size(model)).isEqualTo(BYTES);
    assertThat(Files.getLastModifiedTime(model)).isEqualTo(made);
    assertThat(SealedModel.isSealed(model)).isFalse();
  }
}
