package io.bulla.cli.forked;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.loader.SealedModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A command that is ended in the middle of its work, on a disk on which that takes a while. */
@BesideOthers
class InterruptionIT {
  private static final long BYTES = 256L << 20;

  /** Long enough for the signal to arrive, short enough for a command to wait for it. */
  private static final int DELAY_SECONDS = 3;

  private Path model;
  private Path directory;
  private FileTime made;

  /** Of zeros that take no space. */
  @BeforeEach
  void makeLargeModel() throws IOException {
    directory = Scratch.directory("large");
    model = directory.resolve("model.onnx");
    LargeModel.zeros(model, BYTES);
    made = Files.getLastModifiedTime(model);
  }

  @ParameterizedTest
  @CsvSource({"INT, 130", "TERM, 143"})
  void sealEndedBySignal_leavesPlaintextAlone(String signal, int code) throws Exception {
    Running seal = Running.startOnSlowDisk(DELAY_SECONDS, "seal", model, "--in-place");
    seal.await(directory, names -> names.size() > 1);
    seal.signal(signal);
    Outcome outcome = seal.outcome();
    assertThat(outcome.exitCode()).as(outcome + "").isEqualTo(code);
    assertPlaintextWhole();
    assertEnded(outcome, directory, "hint: run it again");
  }

  @Test
  void resealEndedByCtrlC_leavesTheModelAsItWas() throws Exception {
    Path sealed = LargeModel.sealed();
    FileTime before = Files.getLastModifiedTime(sealed);
    Running reseal = Running.startOnSlowDisk(DELAY_SECONDS, "reseal", sealed);
    reseal.await(sealed.getParent(), names -> names.size() > 1);
    reseal.signal("INT");
    Outcome outcome = reseal.outcome();
    assertThat(outcome.exitCode()).as(outcome + "").isEqualTo(130);
    assertEnded(outcome, sealed.getParent(), "error: interrupted");
    assertThat(Files.getLastModifiedTime(sealed)).isEqualTo(before);
    Keys.bulla().asLaunched().run("verify", sealed).succeeded();
  }

  @Test
  void sealEndedBySigkill_leavesPlaintextAndNothingLikeAModel() throws Exception {
    Running seal = Running.startOnSlowDisk(DELAY_SECONDS, "seal", model, "--in-place");
    seal.await(directory, names -> names.size() > 1);
    seal.signal("KILL");
    seal.outcome();
    assertPlaintextWhole();
    List<Path> left = temporaryFiles();
    assertThat(left).hasSize(1);
    assertThat(left.get(0).getFileName().toString()).startsWith(".").endsWith(".tmp");
    assertThat(SealedModel.isSealed(left.get(0))).isFalse();
    Files.delete(left.get(0));
  }

  /**
   * It cleaned up; or the disk kept it for more than ten seconds, and it said so: what is left then
   * is hidden.
   */
  private static void assertEnded(Outcome outcome, Path directory, String hint) throws IOException {
    List<String> others =
        Models.names(directory).stream().filter(name -> !name.equals("model.onnx")).toList();
    if (outcome.err().contains("warning: ended at once")) {
      assertThat(others).allMatch(name -> name.startsWith(".model.onnx.bulla-"));
    } else {
      assertThat(outcome.err()).contains("error: interrupted", hint);
      assertThat(others).isEmpty();
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
