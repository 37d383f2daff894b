package io.bulla.agent.hooks.djl;

import io.bulla.agent.boot.Gate;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import net.bytebuddy.asm.Advice;

/**
 * BaseModelLoader.createModel: refuses sealed models for the engines of DJL Serving that run
 * processes of Python. What those load is in the directory, or where an option says.
 */
final class OtherProcessAdvice {
  static final String ENGINE = "djl";

  private OtherProcessAdvice() {}

  @Advice.OnMethodEnter
  static void enter(
      @Advice.Argument(0) Path model,
      @Advice.Argument(4) Map<String, Object> arguments,
      @Advice.Argument(5) String engine)
      throws IOException {
    if ("Python".equals(engine)
        || "MPI".equals(engine)
        || "DeepSpeed".equals(engine)
        || "FasterTransformer".equals(engine)) {
      Gate.refuseForOtherProcesses(ENGINE, model, arguments.get("option.model_id"));
    }
  }
}
