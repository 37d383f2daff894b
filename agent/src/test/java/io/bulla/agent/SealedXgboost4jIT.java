package io.bulla.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Boosters that XGBoost has trained, sealed, in XGBoost4J. */
class SealedXgboost4jIT {
  private static final String ENGINE = "xgboost4j-3.0.4";

  @TempDir static Path shared;
  private static EngineTrial trial;

  @BeforeAll
  static void run() throws Exception {
    trial = new EngineTrial(shared, List.of("model.json", "model.ubj"));
    trial.make(Fork.in(trial.directory("train")).with(ENGINE), "XgboostTrain");
    trial.run(ENGINE, "Xgboost4jProgram");
  }

  @Test
  void sealedModels_computeWhatThePlaintextOnesDo() {
    trial.assertSealedEqualPlaintext();
  }

  @Test
  void changedModel_isRefused() {
    trial.assertChangedIsRefusedWith("io.bulla.loader.ModelAuthenticationException");
  }

  @Test
  void plaintextModelInASealedDirectory_isRefused() {
    trial.assertPlaintextMembersAreRefused();
  }

  @Test
  void plaintextModel_isRefusedWhereThePolicySaysSo() {
    trial.assertPlaintextIsRefusedWhereThePolicySaysSo();
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

  @Test
  void engine_isHookedAndTested_andLeavesNoLinks() {
    assertThat(trial.errors())
        .contains("XGBoost4J 3.0.4 is hooked")
        .doesNotContain("was not tested");
    assertThat(trial.linksLeft()).isEmpty();
  }
}
