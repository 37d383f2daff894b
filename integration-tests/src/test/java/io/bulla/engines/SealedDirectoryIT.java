package io.bulla.engines;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.harness.EngineDirectory;
import io.bulla.harness.ForkedJvm;
import io.bulla.harness.Jdk;
import io.bulla.harness.KeySetup;
import io.bulla.harness.Keys;
import io.bulla.harness.Minilm;
import io.bulla.harness.Outcome;
import io.bulla.harness.Sealed;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A sealed directory model in an unchanged DJL application. */
class SealedDirectoryIT {

  @ParameterizedTest
  @CsvSource({"17, keystore", "17, token", "25, keystore", "25, token"})
  void embeddingsFromSealedModel_equalThePlaintextModelsBitForBit(int jdk, String place) {
    KeySetup keys = place.equals("token") ? Keys.sharedToken().setup() : Keys.sharedKeystore();

    Outcome outcome = program("EmbedSentences", keys).on(Jdk.of(jdk)).run(Sealed.minilm(keys));

    assertThat(outcome.succeeded().lines()).isEqualTo(Baseline.embeddings());
  }

  @Test
  void tokenizerInSealedDirectory_tokenizesAsInPlaintext() {
    KeySetup keys = Keys.sharedKeystore();
    Outcome plain =
        ForkedJvm.running("Tokenize", EngineDirectory.DJL)
            .run(Minilm.plain().resolve("tokenizer.json"));

    Outcome sealed = program("Tokenize", keys).run(Sealed.minilm(keys).resolve("tokenizer.json"));

    assertThat(sealed.succeeded().lines()).isEqualTo(plain.succeeded().lines());
  }

  @Test
  void sideFilesInSealedDirectory_areReadByDjl() {
    KeySetup keys = Keys.sharedKeystore();

    Outcome outcome = program("ReadArtifacts", keys).run(Sealed.minilm(keys));

    assertThat(outcome.succeeded().lines())
        .isEqualTo(List.of("includeTokenTypes true", "classes [clay, token]"));
  }

  @Test
  void sealedDirectoryWithoutAgent_failsAndGivesNothing() {
    Path sealed = Sealed.minilm(Keys.sharedKeystore());

    Outcome outcome = ForkedJvm.running("EmbedSentences", EngineDirectory.DJL).run(sealed);

    assertThat(outcome.exitCode()).isNotZero();
    assertThat(outcome.out()).isEmpty();
  }

  private static ForkedJvm program(String name, KeySetup keys) {
    return ForkedJvm.running(name, EngineDirectory.DJL).withAgent(keys);
  }
}
