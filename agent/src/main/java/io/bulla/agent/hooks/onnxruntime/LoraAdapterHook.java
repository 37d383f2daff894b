package io.bulla.agent.hooks.onnxruntime;

import io.bulla.agent.hooks.CodeBinding;
import io.bulla.agent.hooks.CodeHook;
import io.bulla.agent.hooks.Engine;
import io.bulla.agent.hooks.EngineClass;
import io.bulla.agent.hooks.TargetClass.MethodShape;
import java.util.List;
import java.util.Set;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * Where ONNX Runtime takes LoRA adapters: three public methods, each for one form. The one by
 * buffer copies it.
 */
final class LoraAdapterHook implements CodeHook {
  private static final String CLASS = "ai/onnxruntime/OrtLoraAdapter";
  private static final String MADE = ")L" + CLASS + ";";
  private static final Push ADAPTER = Push.variable(0);
  private static final int ARGUMENTS = 1;
  private static final Push BUFFER = Push.variable(ARGUMENTS);

  private static final GateCall OPEN =
      GateCall.of(
          "openOneFile",
          "(Ljava/lang/String;Ljava/lang/Object;Ljava/lang/Class;)Ljava/nio/ByteBuffer;",
          Push.constant(OrtEnvironmentHook.ID),
          ADAPTER,
          Push.constant(PlaintextVisitor.REFUSAL));
  private static final GateCall RELEASE =
      GateCall.of("release", "(Ljava/nio/ByteBuffer;)V", BUFFER);
  private static final BufferForm FORM =
      new BufferForm(OPEN::onto, LoraAdapterHook::create, RELEASE, ARGUMENTS, false);
  private static final List<CodeBinding> BINDINGS =
      List.of(binding("(Ljava/lang/String;"), binding("([B"), binding("(Ljava/nio/ByteBuffer;"));

  private static CodeBinding binding(String adapter) {
    return new CodeBinding(new MethodShape("create", adapter + MADE), PlaintextVisitor.of(FORM));
  }

  private static void create(MethodVisitor code) {
    BUFFER.onto(code);
    code.visitMethodInsn(
        Opcodes.INVOKESTATIC, CLASS, "create", "(Ljava/nio/ByteBuffer;" + MADE, false);
  }

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
    return BINDINGS;
  }

  @Override
  public Set<String> methodNames() {
    return Set.of("create");
  }
}
