package io.bulla.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A SentencePiece model, sealed, in DJL's tokenizer. */
class SealedSentencepieceIT implements SealedFilesOfAnEngine {
  private static final String ENGINE = "sentencepiece-0.34.0";

  @TempDir static Path shared;
  private static EngineTrial trial;

  @BeforeAll
  static void run() throws Exception {
    trial = new EngineTrial(shared, List.of("spiece.model"));
    Files.write(trial.plain("spiece.model"), TinySentencepiece.model());
    trial.run(ENGINE, "Sentencepieces");
  }

  @Override
  public EngineTrial trial() {
    return trial;
  }

  @Override
  public String engine() {
    return "SentencePiece of DJL 0.34.0";
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes ", "stream "})
  void otherForms_openSealedFiles_andRefuseMembersWhoseManifestIsUnknown(String form) {
    for (String name : List.of("spiece.model")) {
      assertThat(trial.result(form, "alone", name)).isEqualTo(trial.result("plain", name));
      assertThat(trial.result(form, "whole", name))
          .startsWith("refused | java.io.UncheckedIOException")
          .contains("io.bulla.loader.Model");
      assertThat(trial.result(form, "changed", name))
          .startsWith("refused | java.io.UncheckedIOException");
    }
  }
}
