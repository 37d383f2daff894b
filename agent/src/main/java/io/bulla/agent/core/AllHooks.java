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
import java.util.List;
import java.util.stream.Stream;

/** The hooks of every engine that the agent knows. */
public final class AllHooks {
  private AllHooks() {}

  /** All of them. */
  public static List<Hook> list() {
    return Stream.of(
            OrtHooks.all(),
            DjlHooks.all(),
            TokenizersHooks.all(),
            XgboostHooks.djl(),
            XgboostHooks.xgboost4j(),
            LightgbmHooks.all(),
            SentencepieceHooks.all(),
            PytorchHooks.all(),
            TensorflowHooks.all())
        .flatMap(List::stream)
        .toList();
  }
}
