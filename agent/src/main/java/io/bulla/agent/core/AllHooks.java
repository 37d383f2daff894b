package io.bulla.agent.core;

import io.bulla.agent.hooks.Hook;
import io.bulla.agent.hooks.djl.DjlHooks;
import io.bulla.agent.hooks.onnxruntime.OrtHooks;
import io.bulla.agent.hooks.tokenizers.TokenizersHooks;
import io.bulla.agent.hooks.xgboost.XgboostHooks;
import java.util.List;
import java.util.stream.Stream;

/** The hooks of every engine that the agent knows. */
public final class AllHooks {
  private AllHooks() {}

  /** All of them. */
  public static List<Hook> list() {
    return Stream.of(OrtHooks.all(), DjlHooks.all(), TokenizersHooks.all(), XgboostHooks.djl())
        .flatMap(List::stream)
        .toList();
  }
}
