package io.bulla.agent.hooks.onnxruntime;

import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** {@code create(adapter)}, which copies a buffer. */
final class LoraForm {
  private static final int ARGUMENTS = 1;
  private static final Push ADAPTER = Push.variable(0);
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

  static final BufferForm FORM = new BufferForm(OPEN, LoraForm::create, RELEASE, ARGUMENTS, false);

  private LoraForm() {}

  private static void create(MethodVisitor code) {
    BUFFER.onto(code);
    code.visitMethodInsn(
        Opcodes.INVOKESTATIC,
        LoraAdapterHook.CLASS,
        "create",
        "(Ljava/nio/ByteBuffer;" + LoraAdapterHook.MADE,
        false);
  }
}
