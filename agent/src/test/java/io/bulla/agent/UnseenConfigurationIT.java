package io.bulla.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.agent.Fork.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A configuration file, named by nobody, that may be there and cannot be seen: a directory above it
 * cannot be searched. (By a link that leads to itself, since no permission stops root.)
 */
class UnseenConfigurationIT {
  @TempDir Path directory;
  private Path home;

  @BeforeEach
  void closeTheDirectory() throws Exception {
    home = directory.resolve("home");
    Files.createSymbolicLink(home, home);
  }

  @Test
  void engine_loadsNoModel_sinceWhatTheFileForbidsIsNotKnown() throws Exception {
    Path model = Files.write(directory.resolve("m.onnx"), TinyOnnx.identity());
    Outcome outcome = fork().with("onnxruntime-1.20.0").run("OrtProgram", "path", model.toString());
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.err())
        .startsWith("bulla: warning: " + file() + " cannot be read (")
        .contains("no class is hooked for agent.load-points")
        .contains("OrtException: configuration: " + file() + ": cannot be read");
  }

  @Test
  void applicationWithoutAnEngine_isToldAndRuns() throws Exception {
    Outcome outcome = fork().run("PlainProgram");
    assertThat(outcome.out()).isEqualTo("plain\n");
    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.err())
        .startsWith("bulla: warning: " + file() + " cannot be read (")
        .hasLineCount(1);
  }

  private Path file() {
    return home.resolve("bulla/bulla.properties");
  }

  private Fork fork() {
    return Fork.in(directory).withAgent("").variable("XDG_CONFIG_HOME", home.toString());
  }
}
