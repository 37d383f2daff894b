package io.bulla.cost;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.harness.Scratch;
import io.bulla.testing.ProcessOutput;
import io.bulla.testing.SharedData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What docs/performance.md measures the agent with; it fails itself where outputs differ. */
@Tag("full")
class AgentCostIT {
  private static final List<String> SHORTEST =
      List.of(
          "--pairs=1",
          "--warmups=0",
          "--forks=1",
          "--runs=2",
          "--onnxruntime=1.29.0",
          "--keks=keystore",
          "--huge-mebibytes=8");

  @Test
  void shortestRun_givesEachTable() throws IOException {
    Path checkout = SharedData.checkout();
    Path directory = Scratch.directory("cost");
    Path results = directory.resolve("results.json");
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            checkout.resolve("benchmarks/target/benchmarks.jar").toString(),
            "io.bulla.benchmarks.agent.AgentCost",
            "--directory=" + directory,
            "--results=" + results);
    builder.command().addAll(SHORTEST);
    ProcessOutput output = ProcessOutput.of(builder.directory(checkout.toFile()));
    assertThat(output.exitCode()).as(output.standardError()).isZero();
    assertThat(output.standardOutput().lines())
        .filteredOn(line -> line.startsWith("#### "))
        .containsExactly(
            "#### start, no engine",
            "#### warm, MiniLM",
            "#### cold, MiniLM",
            "#### cold, MiniLM: the agent's parts",
            "#### warm, MiniLM by DJL",
            "#### cold, MiniLM by DJL",
            "#### cold, MiniLM by DJL: the agent's parts",
            "#### memory, MiniLM by DJL",
            "#### memory, MiniLM",
            "#### warm, external data",
            "#### memory, external data");
    assertThat(output.standardOutput().lines())
        .filteredOn(line -> line.startsWith("| 1.29.0 | "))
        .hasSize(8);
    assertThat(output.standardOutput().lines())
        .filteredOn(line -> line.startsWith("| 0.38.0 | "))
        .hasSize(4);
    assertThat(results)
        .content()
        .contains(
            "AgentCost.start",
            "AgentCost.djlWarm",
            "AgentCost.djlMemory",
            "AgentCost.hugeMemory",
            "sessionSealed");
  }
}
