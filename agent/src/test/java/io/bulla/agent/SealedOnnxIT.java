package io.bulla.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.agent.Fork.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sealed files in each form and version of ONNX Runtime. */
class SealedOnnxIT {
  private static final String OUTPUT = "[1.5, -2.0, 4.0]\n";

  @TempDir static Path shared;
  private static Keys keys;
  private static Path sealed;

  @TempDir Path directory;

  @BeforeAll
  static void seal() throws Exception {
    keys = Keys.in(shared);
    Path plain = Files.write(shared.resolve("plain.onnx"), TinyOnnx.identity());
    sealed = keys.seal(plain, shared.resolve("model.onnx"));
  }

  @ParameterizedTest
  @CsvSource({
    "1.20.0, path", "1.20.0, bytes", "1.20.0, buffer",
    "1.21.1, path", "1.21.1, bytes", "1.21.1, buffer",
    "1.29.0, path", "1.29.0, bytes", "1.29.0, buffer"
  })
  void sealedModel_computesWhatThePlainOneDoes(String version, String form) throws Exception {
    Outcome outcome =
        fork(version).withAgent(configuration()).run("OrtProgram", form, sealed.toString());
    assertThat(outcome.err()).isEqualTo("bulla: info: ONNX Runtime " + version + " is hooked\n");
    assertThat(outcome.out()).isEqualTo(OUTPUT);
  }

  @Test
  void denyingPlaintext_letsASealedModelThrough() throws Exception {
    Outcome outcome = runOldest("config=" + configuration() + ",agent.plaintext=deny", sealed);
    assertThat(outcome.out()).isEqualTo(OUTPUT);
  }

  @Test
  void optionThatKeepsTheBuffer_isRefused() throws Exception {
    String option = "session.use_ort_model_bytes_directly";
    Outcome outcome =
        fork("1.29.0")
            .withAgent(configuration())
            .run("OrtProgram", "path", sealed.toString(), option);
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.err()).contains("OrtException: " + sealed).contains(option);
  }

  @Test
  void missingConfiguration_isNamedWithWhatToDo() throws Exception {
    Outcome outcome = runOldest("/no/such/file", sealed);
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.err())
        .contains("OrtException: there is no configuration file /no/such/file")
        .contains("bulla init");
  }

  @ParameterizedTest
  @CsvSource({"path", "bytes", "buffer"})
  void flippedByte_givesTheEnginesExceptionWithOurCause(String form) throws Exception {
    byte[] bytes = Files.readAllBytes(sealed);
    bytes[bytes.length - 1] ^= 1;
    Path flipped = Files.write(directory.resolve("model.onnx"), bytes);
    Outcome outcome =
        fork("1.21.1").withAgent(configuration()).run("OrtProgram", form, flipped.toString());
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err())
        .contains("ai.onnxruntime.OrtException: ")
        .contains("Caused by: io.bulla.loader.ModelAuthenticationException");
  }

  @Test
  void untestedVersion_worksAndWarnsOnce() throws Exception {
    Outcome outcome =
        untested().withAgent(configuration()).run("OrtProgram", "path", sealed.toString());
    assertThat(outcome.out()).isEqualTo(OUTPUT);
    assertThat(outcome.err())
        .startsWith("bulla: warning: ONNX Runtime 9.9.9 fits, but was not tested")
        .hasLineCount(1);
  }

  @Test
  void untestedVersion_isRefusedWhereTheConfigurationSaysSo() throws Exception {
    Outcome outcome =
        untested()
            .withAgent("config=" + configuration() + ",agent.engine.untested=refuse")
            .run("OrtProgram", "path", sealed.toString());
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.err()).contains("OrtException: ONNX Runtime 9.9.9 fits, but was not tested");
  }

  @Test
  void engineInAClassLoaderOfItsOwn_opensSealedModels() throws Exception {
    runOldest(configuration(), sealed); // compiles OrtProgram
    Outcome outcome =
        Fork.in(directory)
            .withAgent(configuration())
            .run(
                "ChildLoaderProgram",
                directory.resolve("classes") + "/",
                Fork.engine("onnxruntime-1.29.0").get(0).toString(),
                "path",
                sealed.toString());
    assertThat(outcome.out()).isEqualTo(OUTPUT);
  }

  @Test
  void report_tellsWhatWasOpened() throws Exception {
    Path report = directory.resolve("report.jsonl");
    runOldest("config=" + configuration() + ",agent.report=" + report, sealed);
    List<String> lines = Files.readAllLines(report);
    assertThat(lines.get(0)).startsWith("{\"event\":\"premain\",\"millis\":");
    assertThat(lines)
        .filteredOn(line -> line.startsWith("{\"event\":\"open\""))
        .singleElement()
        .asString()
        .contains("\"model\":\"tiny-model\"", "\"kekMillis\":", "\"decryptMillis\":");
  }

  private Outcome runOldest(String argument, Path model) throws Exception {
    return fork("1.20.0").withAgent(argument).run("OrtProgram", "path", model.toString());
  }

  private Fork fork(String version) throws IOException {
    return Fork.in(directory).with("onnxruntime-" + version);
  }

  /** The classes of 1.29.0 in a jar that says 9.9.9, with the natives behind it. */
  private Fork untested() throws Exception {
    Path jar = Rejar.withVersion(Fork.engine("onnxruntime-1.29.0").get(0), directory, "9.9.9");
    return Fork.in(directory).withClasses(jar).with("onnxruntime-1.29.0");
  }

  private static String configuration() {
    return keys.configuration().toString();
  }
}
