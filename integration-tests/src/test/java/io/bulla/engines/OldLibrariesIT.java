package io.bulla.engines;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.harness.EngineDirectory;
import io.bulla.harness.ForkedJvm;
import io.bulla.harness.Jdk;
import io.bulla.harness.KeySetup;
import io.bulla.harness.Keys;
import io.bulla.harness.Minilm;
import io.bulla.harness.Sealed;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An application with its own, older copies of what the agent uses: each keeps its own. */
class OldLibrariesIT {

  @ParameterizedTest
  @ValueSource(ints = {17, 25})
  void olderCopiesOnTheClassPath_keepWorkingAndSealedModelLoads(int jdk) {
    KeySetup keys = Keys.sharedKeystore();
    List<String> bare = program(jdk).run(Minilm.plainModel()).succeeded().lines();
    Path sealed = Sealed.minilmFile(keys);

    List<String> withAgent = program(jdk).withAgent(keys).run(sealed).succeeded().lines();

    assertThat(withAgent).isEqualTo(bare);
    assertThat(bare).contains("byte-buddy byte-buddy-1.12.0.jar").hasSize(9);
  }

  private static ForkedJvm program(int jdk) {
    return ForkedJvm.running("UseOldLibraries", EngineDirectory.OLD_LIBRARIES)
        .with(EngineDirectory.onnxRuntime("1.21.1"))
        .on(Jdk.of(jdk));
  }
}
