package io.bulla.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Boosters that XGBoost has trained, sealed, in DJL. */
class SealedXgboostIT {
  private static final String ENGINE = "xgboost-0.35.0";

  @TempDir static Path shared;
  private static EngineTrial trial;

  @BeforeAll
  static void run() throws Exception {
    trial = new EngineTrial(shared, List.of("model.json", "model.ubj"));
    trial.make(Fork.in(trial.directory("train")).with("xgboost4j-3.0.4"), "XgboostTrain");
    trial.run(ENGINE, "DjlTabular", "XGBoost");
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

  @Test
  void engine_isHookedAndTested_andLeavesNoLinks() {
    assertThat(trial.errors())
        .contains("XGBoost of DJL 0.35.0 is hooked")
        .doesNotContain("was not tested");
    assertThat(trial.linksLeft()).isEmpty();
  }
}
