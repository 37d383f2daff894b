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
 * The input of ONNX Runtime's compiler, whose output is the model in plaintext. It keeps a buffer
 * without a copy, and may compile it again and again, until it is closed.
 */
final class CompilationHook implements CodeHook {
  private static final String CLASS = "ai/onnxruntime/OrtModelCompilationOptions";
  private static final MethodShape BY_PATH =
      new MethodShape("setInputModelPath", "(Ljava/lang/String;)V");
  private static final MethodShape BY_BUFFER =
      new MethodShape("setInputModelFromBuffer", "(Ljava/nio/ByteBuffer;)V");

  private static final Push THIS = Push.variable(0);
  private static final Push MODEL = Push.variable(1);
  private static final int ARGUMENTS = 2;
  private static final Push BUFFER = Push.variable(ARGUMENTS);

  private static final GateCall OPEN =
      GateCall.of(
          "openInput",
          "(Ljava/lang/String;Ljava/lang/Object;Ljava/lang/Class;)Ljava/nio/ByteBuffer;",
          Push.constant(OrtEnvironmentHook.ID),
          MODEL,
          Push.constant(PlaintextVisitor.REFUSAL));
  private static final GateCall KEPT =
      GateCall.of("kept", "(Ljava/nio/ByteBuffer;Ljava/lang/Object;)V", BUFFER, THIS);
  private static final BufferForm FORM =
      new BufferForm(OPEN::onto, CompilationHook::setInput, KEPT, ARGUMENTS, true);
  private static final List<CodeBinding> BINDINGS =
      List.of(
          new CodeBinding(BY_PATH, PlaintextVisitor.of(FORM)),
          new CodeBinding(BY_BUFFER, PlaintextVisitor.of(FORM)),
          new CodeBinding(ClosingVisitor.CLOSE, ClosingVisitor::new));

  private static void setInput(MethodVisitor code) {
    THIS.onto(code);
    BUFFER.onto(code);
    code.visitMethodInsn(
        Opcodes.INVOKEVIRTUAL, CLASS, BY_BUFFER.name(), BY_BUFFER.descriptor(), false);
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
    return Set.of(BY_PATH.name(), BY_BUFFER.name());
  }
}
