package io.bulla.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What newer versions of ONNX Runtime write below the home directory about models. */
class TelemetryIT {
  private static final String VERSION = "1.29.0";

  /** Where one of these is set, ONNX Runtime turns telemetry off by itself. */
  private static final List<String> SIGNS_OF_CI =
      List.of(
          "CI",
          "TF_BUILD",
          "GITHUB_ACTIONS",
          "GITLAB_CI",
          "CIRCLECI",
          "TRAVIS",
          "JENKINS_URL",
          "CODEBUILD_BUILD_ID",
          "BUILDKITE",
          "TEAMCITY_VERSION",
          "APPVEYOR",
          "BITBUCKET_BUILD_NUMBER");

  @TempDir Path directory;
  private Path model;

  @BeforeEach
  void writeModel() throws IOException {
    model = Files.write(directory.resolve("model.onnx"), TinyOnnx.identity());
  }

  @Test
  void telemetry_isOffWithTheAgent_andOnWithoutIt() throws Exception {
    assertThat(writtenBy(fork("with").withAgent(""), "with")).isFalse();
    assertThat(writtenBy(fork("without"), "without")).isTrue();
  }

  private boolean writtenBy(Fork fork, String home) throws Exception {
    assertThat(fork.run("OrtProgram", "path", model.toString()).exitCode()).isZero();
    return Files.exists(directory.resolve(home).resolve(".cache"));
  }

  private Fork fork(String home) throws IOException {
    Fork fork =
        Fork.in(directory)
            .with("onnxruntime-" + VERSION)
            .variable("ORT_DISABLE_TELEMETRY", "")
            .variable("XDG_CACHE_HOME", "")
            .variable("HOME", Files.createDirectory(directory.resolve(home)).toString());
    SIGNS_OF_CI.forEach(sign -> fork.variable(sign, ""));
    return fork;
  }
}
