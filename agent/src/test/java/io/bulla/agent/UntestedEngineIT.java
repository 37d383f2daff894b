package io.bulla.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.agent.Fork.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An engine whose shape fits and whose version no test runs with. */
class UntestedEngineIT {
  private static final String OUTPUT = "[1.5, -2.0, 4.0]\n";

  @TempDir static Path shared;
  private static Keys keys;
  private static Path sealed;

  @TempDir Path directory;

  @BeforeAll
  static void seal() throws Exception {
    keys = Keys.in(shared);
    Path plain = Files.write(shared.resolve("plain.onnx"), TinyOnnx.identity());
    sealed = keys.seal(plain, shared.resolve("model.onnx"));
  }

  @Test
  void untestedVersion_worksAndWarnsOnce() throws Exception {
    Outcome outcome =
        untested().withAgent(configuration()).run("OrtProgram", "path", sealed.toString());
    assertThat(outcome.out()).isEqualTo(OUTPUT);
    assertThat(outcome.errWithoutCipherEngine())
        .startsWith("bulla: warning: ONNX Runtime 9.9.9 fits, but was not tested")
        .hasLineCount(1);
  }

  @Test
  void untestedVersion_isRefusedWhereTheConfigurationSaysSo() throws Exception {
    Outcome outcome =
        untested()
            .withAgent("config=" + configuration() + ",agent.engine.untested=refuse")
            .run("OrtProgram", "path", sealed.toString());
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.err()).contains("OrtException: ONNX Runtime 9.9.9 fits, but was not tested");
  }

  /** The classes of 1.29.0 in a jar that says 9.9.9, with the natives behind it. */
  private Fork untested() throws Exception {
    Path jar = Rejar.withVersion(Fork.engine("onnxruntime-1.29.0").get(0), directory, "9.9.9");
    return Fork.in(directory).withClasses(jar).with("onnxruntime-1.29.0");
  }

  private static String configuration() {
    return keys.configuration().toString();
  }
}
