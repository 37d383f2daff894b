package io.bulla.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.agent.Fork.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Session options that would spoil a sealed model or write it to disk. */
class SessionOptionsIT {
  @TempDir static Path shared;
  private static Keys keys;
  private static Path plain;
  private static Path sealed;

  @TempDir Path directory;

  @BeforeAll
  static void seal() throws Exception {
    keys = Keys.in(shared);
    plain = Files.write(shared.resolve("plain.onnx"), TinyOnnx.identity());
    sealed = keys.seal(plain, shared.resolve("model.onnx"));
  }

  @Test
  void optionThatKeepsTheBuffer_isRefused() throws Exception {
    Outcome outcome = run("1.29.0", sealed, "session.use_ort_model_bytes_directly=1");
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.err())
        .contains("OrtException: " + sealed + ": the session option session.use_ort_model_bytes");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.20.0", "1.21.1", "1.29.0"})
  void optionThatWritesTheModel_isRefusedAndNothingIsWritten(String version) throws Exception {
    Path written = directory.resolve("optimized.onnx");
    Outcome outcome = run(version, sealed, "optimized=" + written);
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.err())
        .contains("setOptimizedModelFilePath would make ONNX Runtime write the model to disk");
    assertThat(written).doesNotExist();
  }

  @Test
  void optionThatWritesTheModel_worksForAPlaintextModel() throws Exception {
    Path written = directory.resolve("optimized.onnx");
    assertThat(run("1.21.1", plain, "optimized=" + written).exitCode()).isZero();
    assertThat(written).exists();
  }

  /** The control shows which version writes the file. */
  @ParameterizedTest
  @CsvSource({
    "1.20.0, session.node_partition_config_file",
    "1.29.0, session.node_partition_config_file",
    "1.29.0, session.enable_profiling"
  })
  void entryThatWritesNamesOfNodes_isRefusedAndNothingIsWritten(String version, String key)
      throws Exception {
    Path written = Files.createDirectory(directory.resolve("written"));
    String entry = key + "=" + written.resolve("names");
    assertThat(run(version, sealed, entry).err()).contains(key + " would make ONNX Runtime write");
    assertThat(written).isEmptyDirectory();
    assertThat(run(version, plain, entry).exitCode()).isZero();
    assertThat(written).isNotEmptyDirectory();
  }

  /** Also after a harmless option was set on them since: what was set before is still unknown. */
  @ParameterizedTest
  @ValueSource(strings = {"1.20.0", "1.29.0"})
  void optionsMadeBeforeTheAgentWasAttached_areRefusedHoweverOftenTheyAreTried(String version)
      throws Exception {
    Path written = directory.resolve("optimized.onnx");
    Outcome outcome = attaching(version, "config=" + keys.configuration(), written);
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    assertThat(written).doesNotExist();
    List<String> lines = outcome.out().lines().toList();
    assertThat(lines).hasSize(3).last().isEqualTo("inputs: 1");
    assertThat(lines.subList(0, 2))
        .allMatch(line -> line.contains("were made before Bulla's agent was attached"));
  }

  @Test
  void optionsMadeBeforeTheAgentWasAttached_areTakenIfTheOperatorAllowsOutputs() throws Exception {
    Path written = directory.resolve("optimized.onnx");
    String argument = "config=" + keys.configuration() + ",agent.outputs=allow";
    assertThat(attaching("1.29.0", argument, written).out()).startsWith("inputs: 1\n");
    assertThat(written).exists();
  }

  private Outcome attaching(String version, String argument, Path written) throws Exception {
    return Fork.in(directory)
        .with("onnxruntime-" + version)
        .option("-Djdk.attach.allowAttachSelf=true")
        .option("-XX:+EnableDynamicAgentLoading")
        .run(
            "AttachWithOptions",
            Fork.distribution().resolve("agent/bulla-agent.jar").toString(),
            argument,
            sealed.toString(),
            written.toString());
  }

  @Test
  void profiling_isRefusedUnlessTheOperatorAllowsIt() throws Exception {
    String profile = "profiling=" + directory.resolve("profile");
    assertThat(run("1.29.0", sealed, profile).err())
        .contains("enableProfiling would make ONNX Runtime write the names", "agent.outputs");
    Outcome allowed =
        Fork.in(directory)
            .with("onnxruntime-1.29.0")
            .withAgent("config=" + keys.configuration() + ",agent.outputs=allow")
            .run("OrtProgram", "path", sealed.toString(), profile);
    assertThat(allowed.exitCode()).as(allowed.err()).isZero();
  }

  /** The provider itself is not in this build of ONNX Runtime; a program would go on without it. */
  @ParameterizedTest
  @ValueSource(strings = {"1.20.0", "1.29.0"})
  void outputOfAnExecutionProvider_isRefusedAndOtherOptionsAreNot(String version) throws Exception {
    Outcome dumping = run(version, sealed, "qnn.dump_json_qnn_graph=1");
    assertThat(dumping.exitCode()).isEqualTo(1);
    assertThat(dumping.err()).contains("the option dump_json_qnn_graph of addQnn may make");
    Outcome other = run(version, sealed, "qnn.backend_path=libQnnHtp.so");
    assertThat(other.exitCode()).as(other.err()).isZero();
    assertThat(other.out()).contains("no QNN here");
  }

  private Outcome run(String version, Path model, String option) throws Exception {
    return Fork.in(directory)
        .with("onnxruntime-" + version)
        .withAgent(keys.configuration().toString())
        .run("OrtProgram", "path", model.toString(), option);
  }
}
