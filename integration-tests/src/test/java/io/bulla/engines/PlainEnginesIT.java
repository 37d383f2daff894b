package io.bulla.engines;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.harness.EngineDirectory;
import io.bulla.harness.ForkedJvm;
import io.bulla.harness.Minilm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The programs and engines work on plaintext without Bulla: what all else is compared with. */
class PlainEnginesIT {

  @ParameterizedTest
  @ValueSource(strings = {"1.20.0", "1.21.1", "1.29.0"})
  void plainModel_runsInOnnxRuntime(String version) {
    assertThat(Baseline.output(version)).hasSize(1).first().asString().startsWith("output ");
  }

  @Test
  void plainDirectory_embedsInDjl() {
    assertThat(Baseline.embeddings()).hasSize(3).allMatch(line -> line.startsWith("embedding "));
  }

  @Test
  void plainTokenizer_tokenizes() {
    ForkedJvm jvm = ForkedJvm.running("Tokenize", EngineDirectory.DJL);

    assertThat(jvm.run(Minilm.plain().resolve("tokenizer.json")).succeeded().out())
        .startsWith("[101, ");
  }
}
