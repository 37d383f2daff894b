package io.bulla.agent.core;

import io.bulla.agent.hooks.Hook;
import io.bulla.agent.hooks.djl.DjlHooks;
import io.bulla.agent.hooks.lightgbm.LightgbmHooks;
import io.bulla.agent.hooks.onnxruntime.OrtHooks;
import io.bulla.agent.hooks.pytorch.PytorchHooks;
import io.bulla.agent.hooks.sentencepiece.SentencepieceHooks;
import io.bulla.agent.hooks.tensorflow.TensorflowHooks;
import io.bulla.agent.hooks.tokenizers.TokenizersHooks;
import io.bulla.agent.hooks.xgboost.XgboostHooks;
import java.util.ArrayList;
import java.util.List;

/** The hooks of every engine that the agent knows. */
public final class AllHooks {
  private AllHooks() {}

  /** All of them. */
  public static List<Hook> list() {
    List<Hook> all = new ArrayList<>();
    all.addAll(OrtHooks.all());
    all.addAll(DjlHooks.all());
    all.addAll(TokenizersHooks.all());
    all.addAll(XgboostHooks.djl());
    all.addAll(XgboostHooks.xgboost4j());
    all.addAll(LightgbmHooks.all());
    all.addAll(SentencepieceHooks.all());
    all.addAll(PytorchHooks.all());
    all.addAll(TensorflowHooks.all());
    return List.copyOf(all);
  }
}
