package io.bulla.agent.hooks.onnxruntime;

import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** {@code setInputModel…(model)}, of which the one by buffer keeps that without a copy. */
final class CompilationForm {
  private static final int ARGUMENTS = 2;
  private static final Push THIS = Push.variable(0);
  private static final Push MODEL = Push.variable(1);
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

  static final BufferForm FORM =
      new BufferForm(OPEN, CompilationForm::setInput, KEPT, ARGUMENTS, true);

  private CompilationForm() {}

  private static void setInput(MethodVisitor code) {
    THIS.onto(code);
    BUFFER.onto(code);
    code.visitMethodInsn(
        Opcodes.INVOKEVIRTUAL,
        CompilationHook.CLASS,
        CompilationHook.BY_BUFFER.name(),
        CompilationHook.BY_BUFFER.descriptor(),
        false);
  }
}
