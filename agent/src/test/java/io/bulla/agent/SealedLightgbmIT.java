package io.bulla.agent;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** A booster that LightGBM has trained, sealed, in DJL. */
class SealedLightgbmIT implements SealedFilesOfAnEngine {
  private static final String ENGINE = "lightgbm-0.25.0";

  @TempDir static Path shared;
  private static EngineTrial trial;

  @BeforeAll
  static void run() throws Exception {
    trial = new EngineTrial(shared, List.of("model.txt"));
    trial.make(Fork.in(trial.directory("train")).with(ENGINE), "LightgbmTrain");
    trial.run(ENGINE, "DjlTabular", "LightGBM");
  }

  @Override
  public EngineTrial trial() {
    return trial;
  }

  @Override
  public String engine() {
    return "LightGBM of DJL 0.25.0";
  }
}
