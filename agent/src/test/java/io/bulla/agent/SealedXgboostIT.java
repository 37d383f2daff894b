package io.bulla.agent;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Boosters that XGBoost has trained, sealed, in DJL. */
class SealedXgboostIT implements SealedFilesOfAnEngine {
  private static final String ENGINE = "xgboost-0.35.0";

  @TempDir static Path shared;
  private static EngineTrial trial;

  @BeforeAll
  static void run() throws Exception {
    trial = new EngineTrial(shared, List.of("model.json", "model.ubj"));
    trial.make(Fork.in(trial.directory("train")).with("xgboost4j-3.0.4"), "XgboostTrain");
    trial.run(ENGINE, "DjlTabular", "XGBoost");
  }

  @Override
  public EngineTrial trial() {
    return trial;
  }

  @Override
  public String engine() {
    return "XGBoost of DJL 0.35.0";
  }
}
