package io.bulla.agent.hooks.onnxruntime;

import io.bulla.agent.hooks.AdviceBinding;
import io.bulla.agent.hooks.AdviceHook;
import io.bulla.agent.hooks.Engine;
import io.bulla.agent.hooks.TargetClass;
import io.bulla.agent.hooks.TargetClass.MethodShape;
import java.util.List;
import java.util.Set;
import net.bytebuddy.asm.AsmVisitorWrapper;

/** Where ONNX Runtime takes LoRA adapters: three public methods, each for one form. */
final class LoraAdapterHook implements AdviceHook {
  private static final String ADVICES = "io.bulla.agent.hooks.onnxruntime.";
  private static final String MADE = ")Lai/onnxruntime/OrtLoraAdapter;";
  private static final List<AdviceBinding> BINDINGS =
      List.of(
          binding("(Ljava/lang/String;", "LoraAdapterAdvice"),
          binding("([B", "LoraAdapterAdvice"),
          binding("(Ljava/nio/ByteBuffer;", "LoraBufferAdvice"));

  private static AdviceBinding binding(String adapter, String advice) {
    return new AdviceBinding(new MethodShape("create", adapter + MADE), ADVICES + advice);
  }

  @Override
  public Engine engine() {
    return OrtEnvironmentHook.ENGINE;
  }

  @Override
  public String internalName() {
    return "ai/onnxruntime/OrtLoraAdapter";
  }

  @Override
  public List<AsmVisitorWrapper> wrappers(TargetClass target) {
    return BINDINGS.stream().map(binding -> binding.bind(target)).toList();
  }

  @Override
  public Set<String> methodNames() {
    return Set.of("create");
  }
}
