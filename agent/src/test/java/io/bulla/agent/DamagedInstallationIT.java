package io.bulla.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.agent.Fork.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DamagedInstallationIT {
  @TempDir Path directory;

  @Test
  void agentJarAlone_stopsTheJvmAndSaysWhatIsMissing() throws Exception {
    Outcome outcome =
        Fork.in(directory).withAgent(copyOfAgentJar("bulla-agent.jar"), "").run("PlainProgram");
    assertThat(outcome.exitCode()).isNotZero();
    assertThat(outcome.err())
        .contains("there is no directory " + directory.toRealPath().resolve("copy/lib"))
        .contains("copy that directory whole");
  }

  @Test
  void emptyLib_refusesTheEngineAndSaysWhy() throws Exception {
    Path copy = copyOfAgentJar("bulla-agent.jar");
    Files.createDirectory(copy.resolve("lib"));
    Path model = Files.write(directory.resolve("m.onnx"), TinyOnnx.identity());
    Outcome outcome =
        Fork.in(directory)
            .with("onnxruntime-1.20.0")
            .withAgent(copy, "")
            .run("OrtProgram", "path", model.toString());
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.err())
        .contains("bulla: error: Bulla refuses ai.onnxruntime.OrtEnvironment")
        .contains("unpack the distribution again")
        .contains("NoClassDefFoundError: ai/onnxruntime/OrtEnvironment")
        .contains(RefusingClass.NAME);
  }

  private Path copyOfAgentJar(String name) throws IOException {
    Path root = directory.resolve("copy");
    Files.createDirectories(root.resolve("agent"));
    Files.copy(
        Fork.distribution().resolve("agent/bulla-agent.jar"), root.resolve("agent").resolve(name));
    return root;
  }
}
