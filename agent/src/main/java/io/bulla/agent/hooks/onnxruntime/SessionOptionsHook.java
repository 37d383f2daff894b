package io.bulla.agent.hooks.onnxruntime;

import io.bulla.agent.hooks.AdviceBinding;
import io.bulla.agent.hooks.Engine;
import io.bulla.agent.hooks.Hook;
import io.bulla.agent.hooks.TargetClass;
import io.bulla.agent.hooks.TargetClass.MethodShape;
import java.util.List;
import java.util.Set;
import net.bytebuddy.asm.AsmVisitorWrapper;

/** The session options that write parts of a model to a file, and that cannot be asked for. */
final class SessionOptionsHook implements Hook {
  private static final String ADVICES = "io.bulla.agent.hooks.onnxruntime.";
  private static final String TAKES_A_PATH = "(Ljava/lang/String;)V";
  private static final List<AdviceBinding> BINDINGS =
      List.of(
          binding("setOptimizedModelFilePath", TAKES_A_PATH, "OptimizedModelAdvice"),
          binding("enableProfiling", TAKES_A_PATH, "ProfilingOnAdvice"),
          binding("disableProfiling", "()V", "ProfilingOffAdvice"));

  private static AdviceBinding binding(String method, String descriptor, String advice) {
    return new AdviceBinding(new MethodShape(method, descriptor), ADVICES + advice);
  }

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
    return BINDINGS.stream().map(binding -> binding.bind(target)).toList();
  }

  /** None: it takes no models. */
  @Override
  public Set<String> methodNames() {
    return Set.of();
  }
}
