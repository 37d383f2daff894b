package io.bulla.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.testing.ProcessOutput;
import io.bulla.testing.SharedData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Time is not stable from host to host, what is allocated is: that the hot path stays lean. */
class OpenAllocationIT {
  private static final long MEBIBYTE = 1 << 20;

  /**
   * In openings of 64 MiB: what 4096 segments need, and 16 times what one opening needs besides.
   */
  private static final Map<String, Long> MOST_BYTES =
      Map.of("Conscrypt", 12 * MEBIBYTE, "SunJCE", 32 * MEBIBYTE, "BCFIPS", 32 * MEBIBYTE);

  @Test
  void openedGibibyte_allocatesNoMoreThanItsBound() throws IOException {
    Map<String, Long> allocated = allocated();
    assertThat(allocated.keySet()).containsExactlyInAnyOrderElementsOf(MOST_BYTES.keySet());
    allocated.forEach(
        (engine, bytes) ->
            assertThat(bytes).as(engine).isPositive().isLessThan(MOST_BYTES.get(engine)));
  }

  private static Map<String, Long> allocated() throws IOException {
    Path jar = SharedData.checkout().resolve("benchmarks/target/benchmarks.jar");
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    ProcessOutput output =
        ProcessOutput.of(
            new ProcessBuilder(java, "-cp", jar.toString(), OpenAllocation.class.getName()));
    assertThat(output.exitCode()).as(output.standardError()).isZero();
    return output
        .standardOutput()
        .lines()
        .map(line -> line.split(" ", 2))
        .collect(Collectors.toMap(words -> words[0], words -> Long.valueOf(words[1])));
  }
}
