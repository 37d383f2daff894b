package io.bulla.agent.hooks.onnxruntime;

import io.bulla.agent.hooks.AdviceBinding;
import io.bulla.agent.hooks.AdviceHook;
import io.bulla.agent.hooks.Engine;
import io.bulla.agent.hooks.TargetClass;
import io.bulla.agent.hooks.TargetClass.MethodShape;
import java.util.List;
import java.util.Set;
import net.bytebuddy.asm.AsmVisitorWrapper;

/** The input of ONNX Runtime's compiler, whose output would be the model in plaintext. */
final class CompilationHook implements AdviceHook {
  private static final String ADVICE = "io.bulla.agent.hooks.onnxruntime.CompilationAdvice";
  private static final List<AdviceBinding> BINDINGS =
      List.of(
          new AdviceBinding(new MethodShape("setInputModelPath", "(Ljava/lang/String;)V"), ADVICE),
          new AdviceBinding(
              new MethodShape("setInputModelFromBuffer", "(Ljava/nio/ByteBuffer;)V"), ADVICE));

  @Override
  public Engine engine() {
    return OrtEnvironmentHook.ENGINE;
  }

  @Override
  public String internalName() {
    return "ai/onnxruntime/OrtModelCompilationOptions";
  }

  @Override
  public List<AsmVisitorWrapper> wrappers(TargetClass target) {
    return BINDINGS.stream().map(binding -> binding.bind(target)).toList();
  }

  @Override
  public Set<String> methodNames() {
    return Set.of("setInputModelPath", "setInputModelFromBuffer");
  }
}
