package io.bulla.agent.hooks.onnxruntime;

import io.bulla.agent.hooks.CodeBinding;
import io.bulla.agent.hooks.CodeHook;
import io.bulla.agent.hooks.Engine;
import io.bulla.agent.hooks.EngineClass;
import io.bulla.agent.hooks.TargetClass.MethodShape;
import java.util.List;
import java.util.Set;

/**
 * The input of ONNX Runtime's compiler, whose output is the model in plaintext. It may compile one
 * input again and again, until it is closed.
 */
final class CompilationHook implements CodeHook {
  static final String CLASS = "ai/onnxruntime/OrtModelCompilationOptions";
  static final MethodShape BY_BUFFER =
      new MethodShape("setInputModelFromBuffer", "(Ljava/nio/ByteBuffer;)V");

  private static final MethodShape BY_PATH =
      new MethodShape("setInputModelPath", "(Ljava/lang/String;)V");

  @Override
  public Engine engine() {
    return OrtEnvironmentHook.ENGINE;
  }

  @Override
  public String internalName() {
    return CLASS;
  }

  @Override
  public List<CodeBinding> bindings(EngineClass target) {
    PlaintextVisitor.requireRefusal(target);
    return List.of(
        new CodeBinding(BY_PATH, PlaintextVisitor.of(CompilationForm.FORM)),
        new CodeBinding(BY_BUFFER, PlaintextVisitor.of(CompilationForm.FORM)),
        new CodeBinding(ClosingVisitor.CLOSE, ClosingVisitor::new));
  }

  @Override
  public Set<String> methodNames() {
    return Set.of(BY_PATH.name(), BY_BUFFER.name());
  }
}
