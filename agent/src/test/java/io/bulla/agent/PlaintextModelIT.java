package io.bulla.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.agent.Fork.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Models that are not sealed, under each policy, without any configuration file. */
class PlaintextModelIT {
  private static final String OUTPUT = "[1.5, -2.0, 4.0]\n";

  @TempDir Path directory;
  private Path model;

  @BeforeEach
  void writeModel() throws IOException {
    model = Files.write(directory.resolve("m.onnx"), TinyOnnx.identity());
  }

  @Test
  void allowed_runsAsWithoutTheAgent() throws Exception {
    assertThat(run("", "path,bytes,buffer")).isEqualTo(new Outcome(0, OUTPUT.repeat(3), ""));
  }

  @Test
  void warned_saysSoOnce() throws Exception {
    assertThat(run("agent.plaintext=warn", "path"))
        .isEqualTo(
            new Outcome(
                0,
                OUTPUT,
                "bulla: warning: ONNX Runtime loads a plaintext model: " + model + "\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"path", "bytes", "buffer"})
  void denied_givesTheEnginesOwnException(String form) throws Exception {
    Outcome outcome = run("agent.plaintext=deny", form);
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err())
        .contains("ai.onnxruntime.OrtException: ")
        .contains("is not sealed, and agent.plaintext is deny");
  }

  @Test
  void deniedInADirectory_isRefusedThere_alsoByALink_andLoadsElsewhere() throws Exception {
    Path denied = Files.createDirectory(directory.resolve("denied"));
    Path inside = Files.copy(model, denied.resolve("m.onnx"));
    Path out = Files.createSymbolicLink(denied.resolve("out.onnx"), model);
    String argument = "agent.plaintext.deny=" + denied;
    assertThat(run(argument, "path,bytes").out()).isEqualTo(OUTPUT.repeat(2));
    String reason = "is not sealed, and agent.plaintext.deny names " + denied;
    assertThat(run(argument, "path", inside).err()).contains("OrtException: " + inside, reason);
    assertThat(run(argument, "path", out).err()).contains("OrtException: " + out, reason);
  }

  @Test
  void allowedInADirectory_loadsThereByPath_andNowhereElseNorFromMemory() throws Exception {
    String argument = "agent.plaintext=deny,agent.plaintext.allow=" + directory;
    assertThat(run(argument, "path")).isEqualTo(new Outcome(0, OUTPUT, ""));
    assertThat(run(argument, "bytes").err())
        .contains(
            "OrtException: bytes given to ONNX Runtime: is not sealed, and agent.plaintext is");
  }

  /**
   * JNI encodes such names as CESU-8, so that this JVM sees no file where ONNX Runtime finds one.
   */
  @Test
  void modelThatOnlyNativeCodeSees_isRefusedWhereThePolicySaysSo() throws Exception {
    Process copy =
        new ProcessBuilder(
                "sh", "-c", "cp m.onnx \"$(printf '\\355\\240\\275\\355\\270\\200').onnx\"")
            .directory(directory.toFile())
            .start();
    assertThat(copy.waitFor()).isZero();
    assertThat(supplementaryName("").out()).isEqualTo(OUTPUT);
    Outcome denied = supplementaryName("agent.plaintext=deny");
    assertThat(denied.out()).isEmpty();
    assertThat(denied.err()).contains("is not sealed, and agent.plaintext is deny");
  }

  private Outcome supplementaryName(String argument) throws Exception {
    return Fork.in(directory)
        .with("onnxruntime-1.20.0")
        .variable("LC_ALL", "C.UTF-8")
        .withAgent(argument)
        .run("SupplementaryName", directory.toString());
  }

  @Test
  void wrongPolicy_isRefusedBecauseItsMeaningIsUnknown() throws Exception {
    Outcome outcome = run("agent.plaintext=denied", "path");
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.err()).contains("agent.plaintext: denied is none of [allow, warn, deny]");
  }

  @Test
  void misspeltKeyWithoutAFile_isRefusedBecauseItMayForbid() throws Exception {
    assertThat(run("agent.plaintxt=deny", "path").err())
        .contains("OrtException: configuration: agent.plaintxt: there is no such key");
    assertThat(run("plaintext=deny", "path").err())
        .contains("OrtException: configuration: the agent's argument sets plaintext");
  }

  @Test
  void namedFileThatIsNotThere_isRefusedBecauseItMayForbid() throws Exception {
    Outcome outcome = run("/no/such/file", "path");
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.err()).contains("OrtException: configuration: /no/such/file: there is no");
  }

  @Test
  void report_tellsWhatWasHookedWithoutAnySealedModel() throws Exception {
    Path report = directory.resolve("report.jsonl");
    assertThat(run("agent.report=" + report, "path")).isEqualTo(new Outcome(0, OUTPUT, ""));
    assertThat(Files.readAllLines(report))
        .filteredOn(line -> line.startsWith("{\"event\":\"hooked\""))
        .hasSize(3)
        .allMatch(line -> line.contains("\"version\":\"1.20.0\",\"tested\":true"));
  }

  @Test
  void reportThatCannotBeWritten_isToldOnce() throws Exception {
    Outcome outcome = run("agent.report=/no/such/report", "path");
    assertThat(outcome.out()).isEqualTo(OUTPUT);
    assertThat(outcome.err())
        .startsWith("bulla: warning: agent.report cannot be written: ")
        .contains("/no/such/report")
        .hasLineCount(1);
  }

  @Test
  void engineInAClassLoaderOfItsOwn_isHooked() throws Exception {
    run("", "path"); // compiles OrtProgram
    Outcome outcome =
        Fork.in(directory)
            .withAgent("agent.plaintext=deny")
            .run(
                "ChildLoaderProgram",
                directory.resolve("classes") + "/",
                Fork.engine("onnxruntime-1.29.0").get(0).toString(),
                "path",
                model.toString());
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.err()).contains("is not sealed, and agent.plaintext is deny");
  }

  private Outcome run(String argument, String form) throws Exception {
    return run(argument, form, model);
  }

  private Outcome run(String argument, String form, Path model) throws Exception {
    return Fork.in(directory)
        .with("onnxruntime-1.20.0")
        .withAgent(argument)
        .run("OrtProgram", form, model.toString());
  }
}
