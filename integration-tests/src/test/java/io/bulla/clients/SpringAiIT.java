package io.bulla.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.harness.EngineDirectory;
import io.bulla.harness.ForkedJvm;
import io.bulla.harness.KeySetup;
import io.bulla.harness.Keys;
import io.bulla.harness.Minilm;
import io.bulla.harness.Outcome;
import io.bulla.harness.Scratch;
import io.bulla.harness.Sealed;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * Spring AI's TransformersEmbeddingModel, which reads model and tokenizer itself and hands on what
 * it read: so each of them has to be a sealed file of its own, that says where its key is.
 */
class SpringAiIT {

  private final Path cache = Scratch.directory("spring-ai-cache");

  @Test
  void embeddingsFromSealedFiles_equalThePlaintextModelsBitForBit() {
    KeySetup keys = Keys.sharedKeystore();
    Outcome plain = program().run(Minilm.plain(), cache);

    Outcome sealed = program().withAgent(keys).run(Sealed.minilmFiles(keys), cache);

    assertThat(sealed.succeeded().lines()).isEqualTo(plain.succeeded().lines());
    assertThat(sealed.err()).doesNotContain("was not tested");
    assertThat(plain.lines()).hasSize(2).allMatch(line -> line.startsWith("embedding "));
    assertThat(cache).isEmptyDirectory();
  }

  @Test
  void memberOfASealedDirectory_isRefusedByName_andTheHintSaysWhatToDo() {
    KeySetup keys = Keys.sharedKeystore();

    Outcome outcome = program().withAgent(keys).run(Sealed.minilm(keys), cache);

    assertThat(outcome.exitCode()).isNotZero();
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err()).contains("tokenizer.json", "bulla.manifest", "bulla seal FILE");
  }

  @Test
  void withoutTheAgent_sealedFilesFail() {
    Outcome outcome = program().run(Sealed.minilmFiles(Keys.sharedKeystore()), cache);

    assertThat(outcome.exitCode()).isNotZero();
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err()).contains("HuggingFaceTokenizer");
  }

  private static ForkedJvm program() {
    return ForkedJvm.running("EmbedBySpringAi", EngineDirectory.SPRING_AI).withSharedNatives();
  }
}
