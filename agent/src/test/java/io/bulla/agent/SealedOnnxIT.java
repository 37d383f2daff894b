package io.bulla.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.agent.Fork.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sealed files in each form and version of ONNX Runtime. */
class SealedOnnxIT {
  private static final String FORMS = "path,bytes,buffer";
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
  @MethodSource("io.bulla.agent.OrtVersions#usual")
  void sealedModelInEachForm_computesWhatThePlainOneDoes(String version) throws Exception {
    requireSealedEqualsPlain(version);
  }

  @Tag("full")
  @ParameterizedTest
  @MethodSource("io.bulla.agent.OrtVersions#others")
  void sealedModelInEachForm_computesWhatThePlainOneDoesInOtherVersions(String version)
      throws Exception {
    requireSealedEqualsPlain(version);
  }

  private void requireSealedEqualsPlain(String version) throws Exception {
    Outcome outcome =
        fork(version).withAgent(configuration()).run("OrtProgram", FORMS, sealed.toString());
    assertThat(outcome.cipherEngineLines()).isEqualTo(1);
    assertThat(outcome.errWithoutCipherEngine().lines())
        .filteredOn(line -> !line.startsWith("bulla: warning: plaintext memory: ")) // of this host
        .containsExactly("bulla: info: ONNX Runtime " + version + " is hooked");
    assertThat(outcome.out()).isEqualTo(OUTPUT.repeat(3));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.20.0", "1.21.1", "1.29.0"})
  void denyingPlaintext_letsSealedModelsThrough(String version) throws Exception {
    Outcome outcome =
        fork(version)
            .withAgent("config=" + configuration() + ",agent.plaintext=deny")
            .run("OrtProgram", FORMS, sealed.toString());
    assertThat(outcome.out()).isEqualTo(OUTPUT.repeat(3));
  }

  @Test
  void missingConfiguration_isNamedWithWhatToDo() throws Exception {
    Outcome outcome = runOldest("/no/such/file", sealed);
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.err())
        .contains("OrtException: configuration: /no/such/file: there is no configuration file")
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
  void report_tellsWhatWasOpened() throws Exception {
    Path report = directory.resolve("report.jsonl");
    runOldest("config=" + configuration() + ",agent.report=" + report, sealed);
    List<String> lines = Files.readAllLines(report);
    assertThat(lines.get(0)).startsWith("{\"event\":\"premain\",\"millis\":");
    assertThat(lines)
        .contains(
            "{\"event\":\"hooked\",\"engine\":\"onnxruntime\","
                + "\"class\":\"ai.onnxruntime.OrtEnvironment\",\"version\":\"1.20.0\",\"tested\":true}")
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

  private static String configuration() {
    return keys.configuration().toString();
  }
}
