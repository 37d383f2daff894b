package io.bulla.agent.hooks.onnxruntime;

import io.bulla.agent.hooks.AdviceBinding;
import io.bulla.agent.hooks.Engine;
import io.bulla.agent.hooks.Hook;
import io.bulla.agent.hooks.TargetClass;
import io.bulla.agent.hooks.TargetClass.MethodShape;
import java.util.List;
import java.util.Set;
import net.bytebuddy.asm.AsmVisitorWrapper;

/** The session option that writes the model to a file, and that cannot be asked for. */
final class SessionOptionsHook implements Hook {
  private static final AdviceBinding BINDING =
      new AdviceBinding(
          new MethodShape("setOptimizedModelFilePath", "(Ljava/lang/String;)V"),
          "io.bulla.agent.hooks.onnxruntime.OptimizedModelAdvice");

  @Override
  public Engine engine() {
    return OrtEnvironmentHook.ENGINE;
  }

  @Override
  public String internalName() {
    return "ai/onnxruntime/OrtSession$SessionOptions";
  }

  @Override
  public List<AsmVisitorWrapper> wrappers(TargetClass target) {
    return List.of(BINDING.bind(target));
  }

  /** None: it takes no models. */
  @Override
  public Set<String> methodNames() {
    return Set.of();
  }
}
