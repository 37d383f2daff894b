package io.bulla.agent.hooks.xgboost;

import io.bulla.agent.hooks.Engine;
import io.bulla.agent.hooks.Handover;
import io.bulla.agent.hooks.Hook;
import io.bulla.agent.hooks.LoadPoint;
import io.bulla.agent.hooks.TargetClass.MethodShape;
import java.util.List;
import java.util.Set;

/** Where XGBoost takes a booster: in DJL's copy of it, and in its own XGBoost4J. */
public final class XgboostHooks {
  static final Engine DJL = new Engine("xgboost", "XGBoost of DJL", Set.of("0.35.0"));

  static final Engine XGBOOST4J = new Engine("xgboost4j", "XGBoost4J", Set.of("3.0.4"));
  private static final String BOOSTER = "ml/dmlc/xgboost4j/java/Booster";
  private static final String ERROR = "ml/dmlc/xgboost4j/java/XGBoostError";

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

  /** That of XGBoost4J: by path, and by the bytes that its form by stream reads. */
  public static List<Hook> xgboost4j() {
    LoadPoint bytes =
        new LoadPoint("loadModel", "([B)L" + BOOSTER + ";", 0, Handover.BYTES)
            .refusingWith(ERROR.replace('/', '.'));
    return List.of(
        new BoosterHook(
            XGBOOST4J,
            BOOSTER,
            new MethodShape("loadModel", "(Ljava/lang/String;)L" + BOOSTER + ";"),
            ERROR,
            List.of(bytes)));
  }
}
