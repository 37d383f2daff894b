package io.bulla.cost;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.testing.ProcessOutput;
import io.bulla.testing.SharedData;
import io.bulla.testing.Tools;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What docs/performance.md measures the provider's start with, in its shortest form. */
@Tag("full")
class ProviderStartIT {
  private static final String FIGURE = "-?\\d+ \\(-?\\d+ to -?\\d+\\)";
  private static final String FIGURES = String.join(" \\| ", FIGURE, FIGURE, FIGURE);

  @Test
  void onePair_givesFiguresOfBothSides() throws IOException {
    Tools.requireSoftHsm();
    Path checkout = SharedData.checkout();
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            checkout.resolve("benchmarks/target/benchmarks.jar").toString(),
            "io.bulla.benchmarks.ProviderStart",
            "1");
    ProcessOutput output = ProcessOutput.of(builder.directory(checkout.toFile()));
    assertThat(output.exitCode()).as(output.standardError()).isZero();
    assertThat(output.standardOutput())
        .contains("- commit ", "| from | SunPKCS11 alone, ms | Bulla, ms | difference, ms |")
        .containsPattern("\\| main to wrapped DEK \\| " + FIGURES + " \\|\n")
        .containsPattern("\\| the JVM, to its end \\| " + FIGURES + " \\|\n")
        .doesNotContain("skipped");
  }
}
