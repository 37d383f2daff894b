package io.bulla.agent.hooks.onnxruntime;

import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** Wherever a method without a result returns, tells the gate something. */
class LeavingVisitor extends MethodVisitor {
  private final GateCall call;

  /** Takes a call that returns nothing. */
  LeavingVisitor(MethodVisitor next, GateCall call) {
    super(Opcodes.ASM9, next);
    this.call = call;
  }

  @Override
  public void visitInsn(int opcode) {
    if (opcode == Opcodes.RETURN) {
      call.onto(mv);
    }
    super.visitInsn(opcode);
  }

  @Override
  public void visitMaxs(int maxStack, int maxLocals) {
    super.visitMaxs(maxStack + call.stack(), maxLocals);
  }
}
