package io.bulla.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.agent.Fork.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Models of more than 2 GiB in total, which fit into no message: 2.2 GiB of disk, 5 of memory. */
@Tag("full")
@Isolated("it needs most of the memory")
class HugeModelIT {
  @TempDir static Path shared;
  private static Keys keys;
  private static Path plain;
  private static Path sealed;

  @TempDir Path directory;

  @BeforeAll
  static void seal() throws Exception {
    keys = Keys.in(shared);
    plain = Files.createDirectory(shared.resolve("plain"));
    LargerOnnx.writeHuge(plain.resolve("w.bin"));
    Files.write(plain.resolve("huge.onnx"), LargerOnnx.huge("w.bin", false));
    Files.write(plain.resolve("folded.onnx"), LargerOnnx.huge("w.bin", true));
    sealed = keys.seal(plain, shared.resolve("sealed"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.20.0", "1.29.0"})
  void sealedModel_computesWhatThePlainOneDoes(String version) throws Exception {
    Path report = directory.resolve("report.jsonl");
    List<String> plainLines = run(fork(version), plain);
    assertThat(plainLines).hasSize(2).allMatch(line -> line.startsWith("["));
    Fork agent =
        fork(version).withAgent("config=" + keys.configuration() + ",agent.report=" + report);
    assertThat(run(agent, sealed)).isEqualTo(plainLines);
    assertThat(Files.readAllLines(report))
        .filteredOn(line -> line.startsWith("{\"event\":\"copied\""))
        .singleElement()
        .asString()
        .contains("folded.onnx");
  }

  private static List<String> run(Fork fork, Path models) throws Exception {
    Outcome outcome =
        fork.run(
            "OrtModelsProgram",
            "path=" + models.resolve("huge.onnx"),
            "path=" + models.resolve("folded.onnx"));
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    return outcome.out().lines().toList();
  }

  private Fork fork(String version) throws IOException {
    return Fork.in(directory).with("onnxruntime-" + version);
  }
}
