package io.bulla.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A booster that LightGBM has trained, sealed, in DJL. */
class SealedLightgbmIT {
  private static final String ENGINE = "lightgbm-0.25.0";

  @TempDir static Path shared;
  private static EngineTrial trial;

  @BeforeAll
  static void run() throws Exception {
    trial = new EngineTrial(shared, List.of("model.txt"));
    trial.make(Fork.in(trial.directory("train")).with(ENGINE), "LightgbmTrain");
    trial.run(ENGINE, "DjlTabular", "LightGBM");
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
        .contains("LightGBM of DJL 0.25.0 is hooked")
        .doesNotContain("was not tested");
    assertThat(trial.linksLeft()).isEmpty();
  }
}
