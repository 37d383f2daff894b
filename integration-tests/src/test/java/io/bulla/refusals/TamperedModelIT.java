package io.bulla.refusals;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.harness.EngineDirectory;
import io.bulla.harness.ForkedJvm;
import io.bulla.harness.KeySetup;
import io.bulla.harness.Keys;
import io.bulla.harness.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every way to change a sealed model is refused, by a type of its own, and gives no session. */
class TamperedModelIT {

  private static final Map<Tampering, Path> MODELS = new EnumMap<>(Tampering.class);
  private static Attempts attempts;

  @BeforeAll
  static void tryAll() throws IOException {
    KeySetup keys = Keys.sharedKeystore();
    Originals originals = Originals.seal(keys);
    for (Tampering tampering : Tampering.values()) {
      MODELS.put(tampering, tampering.apply(originals));
    }
    attempts = Attempts.at(keys, MODELS.values());
  }

  @ParameterizedTest
  @EnumSource
  void tamperedModel_isRefusedByItsType(Tampering tampering) {
    assertThat(attempts.line(MODELS.get(tampering)))
        .contains(tampering.refusal())
        .contains(tampering.place());
  }

  @Test
  void tamperedModelWhoseErrorNobodyCatches_endsTheProgram() {
    Outcome outcome =
        ForkedJvm.running("RunSession", EngineDirectory.onnxRuntime("1.21.1"))
            .withAgent(Keys.sharedKeystore())
            .run("path", MODELS.get(Tampering.FILE_LAST_BYTE_FLIPPED));

    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err()).contains("ModelAuthenticationException", "segment");
  }
}
