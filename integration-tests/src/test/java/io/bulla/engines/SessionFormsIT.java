package io.bulla.engines;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.harness.EngineDirectory;
import io.bulla.harness.ForkedJvm;
import io.bulla.harness.Jdk;
import io.bulla.harness.KeySetup;
import io.bulla.harness.Keys;
import io.bulla.harness.Outcome;
import io.bulla.harness.Sealed;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The three forms of createSession, on the versions of ONNX Runtime that are promised. */
class SessionFormsIT {

  @ParameterizedTest
  @CsvSource({
    "17, 1.20.0",
    "17, 1.21.1",
    "17, 1.29.0",
    "25, 1.20.0",
    "25, 1.21.1",
    "25, 1.29.0",
  })
  void allThreeForms_computeWhatThePlaintextModelDoes(int jdk, String version) {
    requireSealedEqualsPlain(jdk, version);
  }

  @Tag("full")
  @ParameterizedTest
  @CsvSource({"17, 1.24.2", "17, 1.26.0", "25, 1.24.2", "25, 1.26.0"})
  void allThreeForms_computeWhatThePlaintextModelDoesInOtherVersions(int jdk, String version) {
    requireSealedEqualsPlain(jdk, version);
  }

  private static void requireSealedEqualsPlain(int jdk, String version) {
    KeySetup keys = Keys.sharedKeystore();
    Path sealed = Sealed.minilmFile(keys);

    Outcome outcome =
        ForkedJvm.running("RunSession", EngineDirectory.onnxRuntime(version))
            .withAgent(keys)
            .on(Jdk.of(jdk))
            .run("path,bytes,buffer", sealed);

    String expected = Baseline.output(version).get(0);
    assertThat(outcome.succeeded().lines()).containsExactly(expected, expected, expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"path", "bytes", "buffer"})
  void withoutTheAgent_eachFormRefuses(String form) {
    Path sealed = Sealed.minilmFile(Keys.sharedKeystore());

    Outcome outcome =
        ForkedJvm.running("RunSession", EngineDirectory.onnxRuntime("1.21.1")).run(form, sealed);

    assertThat(outcome.exitCode()).isNotZero();
    assertThat(outcome.out()).isEmpty();
  }
}
