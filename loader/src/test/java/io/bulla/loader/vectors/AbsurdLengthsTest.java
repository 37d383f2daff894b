package io.bulla.loader.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.testing.ProcessOutput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AbsurdLengthsTest {
  @TempDir Path directory;

  @Test
  void absurdLengths_areRefused_inAJvmOf32Megabytes() throws IOException {
    ProcessOutput output = inSmallJvm(0);
    assertThat(output.exitCode()).as("%s", output).isZero();
    assertThat(output.standardOutput()).isEqualToIgnoringNewLines("87 refused");
  }

  /** Else the test above could not fail. */
  @Test
  void oneAllocationOf40Megabytes_endsThatJvm() throws IOException {
    ProcessOutput output = inSmallJvm(40_000_000);
    assertThat(output.exitCode()).isNotZero();
    assertThat(output.standardError()).contains("OutOfMemoryError");
  }

  private ProcessOutput inSmallJvm(int allocatedBytes) throws IOException {
    return ProcessOutput.of(
        new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx32m",
                "-XX:MaxDirectMemorySize=16m",
                "-cp",
                System.getProperty("java.class.path"),
                AbsurdLengths.class.getName(),
                directory.toString(),
                Integer.toString(allocatedBytes))));
  }
}
