package io.bulla.cost;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.harness.Scratch;
import io.bulla.testing.ProcessOutput;
import io.bulla.testing.SharedData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@code java -jar benchmarks.jar} runs. */
class SuiteIT {
  /** All of it takes hours: what one of its parts lacks is told before anything is measured. */
  @Test
  void withoutArguments_allIsMeasured_andWhatIsMissingIsToldFirst() throws IOException {
    ProcessOutput output = run();
    assertThat(output.exitCode()).isEqualTo(1);
    assertThat(output.standardError()).contains("no distribution in ", ": ./mvnw package");
    assertThat(output.standardOutput()).isEmpty();
  }

  @Test
  void withArguments_itIsJmh() throws IOException {
    ProcessOutput output = run("-l", "HeaderParse");
    assertThat(output.exitCode()).as(output.standardError()).isZero();
    assertThat(output.standardOutput())
        .contains("io.bulla.benchmarks.HeaderParse.decode")
        .doesNotContain("SegmentCipher");
  }

  @Test
  void resultsThatCannotBeWritten_areToldBeforeAnythingIsMeasured() throws IOException {
    for (String nowhere : List.of("absent/results.json", ".")) {
      ProcessOutput output = run("--results=" + nowhere, "HeaderParse.decode");
      assertThat(output.exitCode()).isEqualTo(1);
      assertThat(output.standardError())
          .contains("--results=" + nowhere + " is no file that can be written");
      assertThat(output.standardOutput()).isEmpty();
    }
  }

  @Test
  void help_namesAllParts_andJmhsOptions() throws IOException {
    ProcessOutput output = run("--help");
    assertThat(output.exitCode()).as(output.standardError()).isZero();
    assertThat(output.standardOutput())
        .contains("ProviderStart, AgentCost, then each benchmark of JMH", "-wi <int>");
  }

  private static ProcessOutput run(String... arguments) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-jar",
            SharedData.checkout().resolve("benchmarks/target/benchmarks.jar").toString());
    builder.command().addAll(List.of(arguments));
    return ProcessOutput.of(builder.directory(Scratch.directory("suite").toFile()));
  }
}
