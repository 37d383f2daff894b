package io.bulla.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Boosters that XGBoost has trained, sealed, in XGBoost4J. */
class SealedXgboost4jIT implements SealedFilesOfAnEngine {
  private static final String ENGINE = "xgboost4j-3.0.4";

  @TempDir static Path shared;
  private static EngineTrial trial;

  @BeforeAll
  static void run() throws Exception {
    trial = new EngineTrial(shared, List.of("model.json", "model.ubj"));
    trial.make(Fork.in(trial.directory("train")).with(ENGINE), "XgboostTrain");
    trial.run(ENGINE, "Xgboost4jProgram");
  }

  @Override
  public EngineTrial trial() {
    return trial;
  }

  @Override
  public String engine() {
    return "XGBoost4J 3.0.4";
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes ", "stream "})
  void otherForms_openSealedFiles_andRefuseMembersWhoseManifestIsUnknown(String form) {
    for (String name : List.of("model.json", "model.ubj")) {
      assertThat(trial.result(form, "alone", name)).isEqualTo(trial.result("plain", name));
      assertThat(trial.result(form, "whole", name))
          .startsWith("refused | ml.dmlc.xgboost4j.java.XGBoostError")
          .contains("io.bulla.loader.Model");
      assertThat(trial.result(form, "changed", name))
          .startsWith("refused | ml.dmlc.xgboost4j.java.XGBoostError");
    }
  }
}
