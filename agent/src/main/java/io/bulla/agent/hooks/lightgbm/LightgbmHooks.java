package io.bulla.agent.hooks.lightgbm;

import io.bulla.agent.hooks.Engine;
import io.bulla.agent.hooks.Handover;
import io.bulla.agent.hooks.Hook;
import io.bulla.agent.hooks.LoadPoint;
import io.bulla.agent.hooks.LoadPointHook;
import java.util.List;
import java.util.Set;

/** Where DJL's LightGBM takes a booster; its caller expects an IOException. */
public final class LightgbmHooks {
  static final Engine ENGINE = new Engine("lightgbm", "LightGBM of DJL", Set.of("0.25.0"));

  private LightgbmHooks() {}

  /** All of them. */
  public static List<Hook> all() {
    LoadPoint load =
        new LoadPoint(
            "loadModel",
            "(Lai/djl/ml/lightgbm/LgbmNDManager;Ljava/lang/String;)"
                + "Lai/djl/ml/lightgbm/LgbmSymbolBlock;",
            1,
            Handover.PATH);
    return List.of(new LoadPointHook(ENGINE, "ai/djl/ml/lightgbm/jni/JniUtils", List.of(load)));
  }
}
