package io.bulla.engines;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.harness.EngineDirectory;
import io.bulla.harness.ForkedJvm;
import io.bulla.harness.Jdk;
import io.bulla.harness.KeySetup;
import io.bulla.harness.Keys;
import io.bulla.harness.Outcome;
import io.bulla.harness.Sealed;
import io.bulla.harness.TokenKeys;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The agent, and a provider that java.security registers with other keys, in one JVM. */
class TwoConfigurationsIT {

  @ParameterizedTest
  @ValueSource(ints = {17, 25})
  void twoKeystores_bothWork(int jdk) {
    assertBothWork(jdk, Keys.sharedKeystore(), Keys.keystore("application"));
  }

  @ParameterizedTest
  @ValueSource(ints = {17, 25})
  void twoTokensOfOneModule_bothWork(int jdk) {
    TokenKeys agents = Keys.sharedToken();
    TokenKeys applications = Keys.tokenBeside(agents, "application-" + jdk, "application");

    assertBothWork(jdk, agents.setup(), applications.setup());
  }

  private static void assertBothWork(int feature, KeySetup agents, KeySetup applications) {
    Jdk jdk = Jdk.of(feature);
    Outcome outcome =
        ForkedJvm.running("UseRegisteredProvider", EngineDirectory.onnxRuntime("1.21.1"))
            .on(jdk)
            .withProvider(jdk, applications)
            .withAgent(agents)
            .run("application", Sealed.minilmFile(agents));

    assertThat(outcome.succeeded().lines())
        .hasSize(4)
        .startsWith("encoded null", "unwrapped true")
        .endsWith("unwrapped true")
        .anyMatch(line -> line.startsWith("session ["));
  }
}
