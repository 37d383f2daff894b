package io.bulla.loader;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.testing.ProcessOutput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Plaintext goes to native memory: the heap holds a segment for each worker, and no more. */
class LargerThanTheHeapTest {
  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"Conscrypt", "SunJCE"})
  void modelSixTimesTheHeap_isSealedAndOpenedByEachView(String engine) throws IOException {
    ProcessOutput output =
        ProcessOutput.of(
            new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx32m",
                    "-XX:MaxDirectMemorySize=16m",
                    "-cp",
                    System.getProperty("java.class.path"),
                    LargerThanTheHeap.class.getName(),
                    directory.toString(),
                    engine)));
    assertThat(output.exitCode()).as("%s", output).isZero();
    assertThat(output.standardOutput()).startsWith("4 marks by " + engine);
  }
}
