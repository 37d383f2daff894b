package io.bulla.agent.hooks.onnxruntime;

import io.bulla.agent.hooks.CodeBinding;
import io.bulla.agent.hooks.CodeHook;
import io.bulla.agent.hooks.Engine;
import io.bulla.agent.hooks.EngineClass;
import io.bulla.agent.hooks.TargetClass.MethodShape;
import java.util.List;
import java.util.Set;

/** Where ONNX Runtime takes LoRA adapters: three public methods, each for one form. */
final class LoraAdapterHook implements CodeHook {
  static final String CLASS = "ai/onnxruntime/OrtLoraAdapter";
  static final String MADE = ")L" + CLASS + ";";

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
        binding("(Ljava/lang/String;"), binding("([B"), binding("(Ljava/nio/ByteBuffer;"));
  }

  private static CodeBinding binding(String adapter) {
    return new CodeBinding(
        new MethodShape("create", adapter + MADE), PlaintextVisitor.of(LoraForm.FORM));
  }

  @Override
  public Set<String> methodNames() {
    return Set.of("create");
  }
}
