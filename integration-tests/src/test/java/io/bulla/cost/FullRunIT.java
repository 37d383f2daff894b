package io.bulla.cost;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.harness.Scratch;
import io.bulla.testing.ProcessOutput;
import io.bulla.testing.SharedData;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the figures of docs/performance.md are made with, in its shortest form. */
@Tag("full")
class FullRunIT {
  @Test
  void shortestRun_givesResultsTablesAndCharts() throws IOException {
    Path directory = Scratch.directory("full-run");
    ProcessBuilder builder =
        new ProcessBuilder(
            SharedData.checkout().resolve("benchmarks/full-run").toString(),
            "--quick",
            "--only=header,huge-pages",
            directory.resolve("results").toString(),
            directory.resolve("figures").toString());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    ProcessOutput output = ProcessOutput.of(builder);
    assertThat(output.exitCode()).as(output.standardError()).isZero();
    String jdk = "jdk" + Runtime.version().feature();
    Path results = directory.resolve("results").resolve(jdk);
    assertThat(results.resolve("tables.markdown"))
        .content()
        .contains("#### HeaderParse.decode", "| forbidden |")
        .doesNotContain("SegmentCipher");
    assertThat(results.resolve("header.json")).content().contains("bulla-benchmarks/1");
    assertThat(results.resolve("bench.json")).content().contains("\"decrypt\" : [");
    assertThat(results.resolve("bench.txt")).content().contains("recommended for this host");
    Path figures = directory.resolve("figures").resolve(jdk);
    assertThat(figures.resolve("huge-pages.svg")).content().startsWith("<svg ");
    assertThat(figures.resolve("bench-1.svg")).content().startsWith("<svg ").contains("</svg>");
  }

  @Test
  void unknownOption_isNamed() throws IOException {
    ProcessOutput output =
        ProcessOutput.of(
            new ProcessBuilder(
                SharedData.checkout().resolve("benchmarks/full-run").toString(), "--fast", "x"));
    assertThat(output.exitCode()).isEqualTo(2);
    assertThat(output.standardError()).contains("error: --fast is no option", "hint: ");
  }
}
