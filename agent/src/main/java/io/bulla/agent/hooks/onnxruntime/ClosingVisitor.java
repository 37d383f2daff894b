package io.bulla.agent.hooks.onnxruntime;

import io.bulla.agent.hooks.TargetClass.MethodShape;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** The close of an object that uses a model: what it used is wiped after it, before it returns. */
final class ClosingVisitor extends MethodVisitor {
  static final MethodShape CLOSE = new MethodShape("close", "()V");

  private static final GateCall CLOSED =
      GateCall.of("closed", "(Ljava/lang/Object;)V", Push.variable(0));

  ClosingVisitor(MethodVisitor next, String className) {
    super(Opcodes.ASM9, next);
  }

  @Override
  public void visitInsn(int opcode) {
    if (opcode == Opcodes.RETURN) {
      CLOSED.onto(mv);
    }
    super.visitInsn(opcode);
  }

  @Override
  public void visitMaxs(int maxStack, int maxLocals) {
    super.visitMaxs(maxStack + CLOSED.stack(), maxLocals);
  }
}
