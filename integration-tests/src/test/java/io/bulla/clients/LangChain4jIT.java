package io.bulla.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.harness.EngineDirectory;
import io.bulla.harness.ForkedJvm;
import io.bulla.harness.KeySetup;
import io.bulla.harness.Keys;
import io.bulla.harness.Minilm;
import io.bulla.harness.Outcome;
import io.bulla.harness.Sealed;
import org.junit.jupiter.api.Test;

/** LangChain4j's OnnxEmbeddingModel, which gives ONNX Runtime and the tokenizer paths. */
class LangChain4jIT {

  @Test
  void embeddingsFromSealedDirectory_equalThePlaintextModelsBitForBit() {
    KeySetup keys = Keys.sharedKeystore();
    Outcome plain = program().run(Minilm.plain());

    Outcome sealed = program().withAgent(keys).run(Sealed.minilm(keys));

    assertThat(sealed.succeeded().lines()).isEqualTo(plain.succeeded().lines());
    assertThat(sealed.err()).doesNotContain("was not tested");
    assertThat(plain.lines()).hasSize(2).allMatch(line -> line.startsWith("embedding "));
  }

  @Test
  void withoutTheAgent_sealedDirectoryFails() {
    Outcome outcome = program().run(Sealed.minilm(Keys.sharedKeystore()));

    assertThat(outcome.exitCode()).isNotZero();
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err()).contains("OrtException");
  }

  private static ForkedJvm program() {
    return ForkedJvm.running("EmbedByLangChain4j", EngineDirectory.LANGCHAIN4J);
  }
}
