package io.bulla.agent.hooks.onnxruntime;

import io.bulla.agent.hooks.Hook;
import java.util.List;

/** Where ONNX Runtime takes models, and options that matter to sealed ones. */
public final class OrtHooks {
  private OrtHooks() {}

  /** All of them. */
  public static List<Hook> all() {
    return List.of(
        new OrtEnvironmentHook(),
        new SessionHook(),
        new SessionOptionsHook(),
        new LoraAdapterHook(),
        new CompilationHook());
  }
}
