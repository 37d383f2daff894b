package io.bulla.engines;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.harness.EngineDirectory;
import io.bulla.harness.ForkedJvm;
import io.bulla.harness.Jdk;
import io.bulla.harness.KeySetup;
import io.bulla.harness.Keys;
import io.bulla.harness.Minilm;
import io.bulla.harness.Outcome;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An application that loads no sealed model runs as it does without the agent. */
class ApplicationUntouchedIT {

  @ParameterizedTest
  @ValueSource(ints = {17, 25})
  void applicationWithoutModel_printsAndEndsAsWithoutAgent(int jdk) {
    Outcome bare = ForkedJvm.running("NoModel").on(Jdk.of(jdk)).run();

    Outcome withAgent = ForkedJvm.running("NoModel").withAgent(unusable()).on(Jdk.of(jdk)).run();

    assertThat(withAgent).isEqualTo(bare);
    assertThat(bare.exitCode()).isEqualTo(7);
  }

  @ParameterizedTest
  @ValueSource(ints = {17, 25})
  void plaintextModel_printsAndComputesAsWithoutAgent(int jdk) {
    EngineDirectory engine = EngineDirectory.onnxRuntime("1.21.1");
    Outcome bare =
        ForkedJvm.running("RunSession", engine)
            .on(Jdk.of(jdk))
            .run("path,bytes,buffer", Minilm.plainModel());

    Outcome withAgent =
        ForkedJvm.running("RunSession", engine)
            .on(Jdk.of(jdk))
            .withAgent(Keys.sharedKeystore())
            .run("path,bytes,buffer", Minilm.plainModel());

    assertThat(withAgent).isEqualTo(bare);
  }

  /** A key store that is not there: nobody asks for it. */
  private static KeySetup unusable() {
    return Keys.sharedKeystore().with("kek.models = keystore:/nonexistent/keys.bcfks\n");
  }
}
