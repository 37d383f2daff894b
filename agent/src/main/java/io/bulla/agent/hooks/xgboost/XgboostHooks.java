package io.bulla.agent.hooks.xgboost;

import io.bulla.agent.hooks.Engine;
import io.bulla.agent.hooks.Hook;
import io.bulla.agent.hooks.TargetClass.MethodShape;
import java.util.List;
import java.util.Set;

/** Where XGBoost takes a booster: in DJL's copy of it, and in its own XGBoost4J. */
public final class XgboostHooks {
  static final Engine DJL = new Engine("xgboost", "XGBoost of DJL", Set.of("0.35.0"));

  private XgboostHooks() {}

  /** That of DJL, whose caller expects an IOException. */
  public static List<Hook> djl() {
    MethodShape load =
        new MethodShape(
            "loadModel",
            "(Lai/djl/ml/xgboost/XgbNDManager;Ljava/lang/String;)"
                + "Lai/djl/ml/xgboost/XgbSymbolBlock;");
    return List.of(
        new BoosterHook(
            DJL, "ml/dmlc/xgboost4j/java/JniUtils", load, "java/io/IOException", List.of()));
  }
}
