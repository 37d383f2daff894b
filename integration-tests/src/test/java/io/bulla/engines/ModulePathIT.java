package io.bulla.engines;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.harness.Jdk;
import io.bulla.harness.KeySetup;
import io.bulla.harness.Keys;
import io.bulla.harness.ModularJvm;
import io.bulla.harness.Outcome;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The provider as a module of an application that is one itself. */
class ModulePathIT {

  private static final String PROVIDER = "provider in io.bulla.provider";

  @ParameterizedTest
  @CsvSource({
    "17, Bulla",
    "25, Bulla",
    "17, io.bulla.provider.BullaProvider",
    "25, io.bulla.provider.BullaProvider"
  })
  void applicationWithoutARequirement_usesTheRegisteredProvider(int feature, String name) {
    Jdk jdk = Jdk.of(feature);
    KeySetup keys = Keys.sharedKeystore();

    Outcome outcome =
        ModularJvm.running("registered")
            .registering(jdk, name, keys)
            .run(jdk, "app.UseRegistered", keys, keys.kekId());

    assertThat(outcome.succeeded().lines())
        .containsExactly("application in app.registered", PROVIDER, "unwrapped true");
  }

  @ParameterizedTest
  @ValueSource(ints = {17, 25})
  void applicationThatRequiresIt_makesAProvider(int feature) {
    KeySetup keys = Keys.sharedKeystore();

    Outcome outcome =
        ModularJvm.running("programmatic")
            .run(Jdk.of(feature), "app.UseProgrammatic", keys, keys.kekId(), keys.configuration());

    assertThat(outcome.succeeded().lines())
        .containsExactly("application in app.programmatic", PROVIDER, "unwrapped true");
  }
}
