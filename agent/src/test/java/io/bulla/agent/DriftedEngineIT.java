package io.bulla.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.agent.Fork.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An engine whose shape does not fit. */
class DriftedEngineIT {
  @TempDir Path directory;

  @Test
  void plaintextModel_loadsUnhooked() throws Exception {
    Path model = Files.write(directory.resolve("m.onnx"), TinyOnnx.identity());
    Outcome outcome = run("", model);
    assertThat(outcome.out()).isEqualTo("loaded " + model + "\n");
    assertThat(outcome.err())
        .startsWith("bulla: warning: ONNX Runtime will refuse sealed models")
        .hasLineCount(1);
  }

  @Test
  void sealedModel_isRefusedByName() throws Exception {
    Outcome outcome = run("", SealedLookalike.write(directory.resolve("s.onnx")));
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err())
        .contains("Bulla does not know this ONNX Runtime")
        .contains("ai.onnxruntime.OrtEnvironment has no createSession");
  }

  @Test
  void denyingPlaintext_refusesTheClass() throws Exception {
    Path model = Files.write(directory.resolve("m.onnx"), TinyOnnx.identity());
    Outcome outcome = run("agent.plaintext=deny", model);
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.err()).contains("agent.plaintext is deny").contains(RefusingClass.NAME);
  }

  private Outcome run(String argument, Path model) throws Exception {
    return Fork.in(directory)
        .sources("drifted")
        .withAgent(argument)
        .run("DriftedProgram", model.toString());
  }
}
