package io.bulla.cost;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.harness.Scratch;
import io.bulla.testing.ProcessOutput;
import io.bulla.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the figures of docs/performance.md are made with, in its shortest form. */
@Tag("full")
class FullRunIT {
  private static final String JDK = "jdk" + Runtime.version().feature();

  @Test
  void shortestRun_givesResultsTablesAndCharts(@TempDir Path outsideOfTheCheckout)
      throws IOException {
    Path directory = Scratch.directory("full-run");
    ProcessBuilder builder =
        fullRun(
            "--quick",
            "--only=header,huge-pages",
            directory.resolve("results").toString(),
            directory.resolve("figures").toString());
    builder.environment().put("BULLA_LOADER_THREADS", "none"); // settings of this host do not count
    builder.directory(outsideOfTheCheckout.toFile());
    ProcessOutput output = ProcessOutput.of(builder);
    assertThat(output.exitCode()).as(output.standardError()).isZero();
    Path results = directory.resolve("results").resolve(JDK);
    assertThat(results.resolve("tables.markdown"))
        .content()
        .contains("#### HeaderParse.decode", "| forbidden |")
        .doesNotContain("SegmentCipher");
    assertThat(results.resolve("header.json")).content().contains("bulla-benchmarks/1");
    assertThat(results.resolve("bench.json")).content().contains("\"decrypt\" : [");
    assertThat(results.resolve("bench.txt")).content().contains("recommended for this host");
    Path figures = directory.resolve("figures").resolve(JDK);
    assertThat(figures.resolve("huge-pages.svg")).content().startsWith("<svg ");
    assertThat(figures.resolve("bench-1.svg")).content().startsWith("<svg ").contains("</svg>");
    assertThat(figures.resolve("README.md"))
        .content()
        .contains(
            "![huge pages](huge-pages.svg)",
            "#### HeaderParse.decode",
            "recommended for this host");
  }

  @Test
  void tables_areOfAllJdksThatResultsAreOf() throws IOException {
    Path results = Scratch.directory("tables");
    for (String jdk : List.of("17", "25")) {
      Path own = Files.createDirectory(results.resolve("jdk" + jdk));
      Files.writeString(own.resolve("huge-pages.json"), hugePages(jdk));
    }
    ProcessOutput output = tables(results);
    assertThat(output.exitCode()).as(output.standardError()).isZero();
    assertThat(output.standardOutput())
        .contains("#### Huge pages, opening into fresh memory, GB/s")
        .contains("| jdk | hugePages allowed |")
        .contains("| 17 | 2.00 (1.00 to 3.00) |", "| 25 | 2.00 (1.00 to 3.00) |");
  }

  @Test
  void directoryWithoutResults_givesAnErrorAndNoEmptyPage() throws IOException {
    Path results = Scratch.directory("tables");
    ProcessOutput output = tables(results);
    assertThat(output.exitCode()).isEqualTo(2);
    assertThat(output.standardError())
        .contains("error: " + results + " has no results of any JDK", "hint: benchmarks/full-run");
  }

  private static ProcessOutput tables(Path results) throws IOException {
    return ProcessOutput.of(
        new ProcessBuilder(
            SharedData.checkout().resolve("benchmarks/tables").toString(), results.toString()));
  }

  private static String hugePages(String jdk) {
    return """
        {"format": "bulla-benchmarks/1", "circumstances": {"jdk": "%s.0.1+1"}, "results": [{
          "benchmark": "io.bulla.benchmarks.LoadFile.bulla", "params": {"hugePages": "allowed"},
          "secondaryMetrics": {
            "bytes": {"scoreUnit": "ops/s", "rawData": [[1000000000, 2000000000, 3000000000]]}}}]}
        """
        .formatted(jdk);
  }

  @Test
  void resultsOfAnEarlierRun_areAddedToOnlyWhenAskedFor() throws IOException {
    Path directory = Scratch.directory("full-run");
    Path results = Files.createDirectory(directory.resolve(JDK));
    Files.writeString(results.resolve("seal.md"), "### seal, of an earlier run\n");
    String[] run = {"--quick", "--only=provider-start", "--no-bench", directory.toString()};
    ProcessOutput refused = ProcessOutput.of(fullRun(run));
    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.standardError())
        .contains("error: there are results of an earlier run in " + results, "hint: --add");
    assertThat(results).isDirectoryNotContaining("glob:**provider-start*");
    ProcessBuilder adding = fullRun(run);
    adding.command().add(1, "--add");
    ProcessOutput added = ProcessOutput.of(adding);
    assertThat(added.exitCode()).as(added.standardError()).isZero();
    assertThat(results.resolve("tables.markdown"))
        .content()
        .contains("### provider-start", "### seal, of an earlier run");
  }

  @Test
  void unknownStage_isNamedBesideThoseThatThereAre() throws IOException {
    Path directory = Scratch.directory("full-run");
    ProcessOutput output = ProcessOutput.of(fullRun("--only=seal,sael", directory.toString()));
    assertThat(output.exitCode()).isEqualTo(2);
    assertThat(output.standardError())
        .contains("error: there is no stage sael", "hint: --only takes some of: ciphers ");
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void unknownOption_isNamed() throws IOException {
    ProcessOutput output = ProcessOutput.of(fullRun("--fast", "x"));
    assertThat(output.exitCode()).isEqualTo(2);
    assertThat(output.standardError()).contains("error: --fast is no option", "hint: ");
  }

  private static ProcessBuilder fullRun(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(SharedData.checkout().resolve("benchmarks/full-run").toString());
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    return builder;
  }
}
