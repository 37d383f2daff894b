package io.bulla.agent.hooks.onnxruntime;

import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** At the beginning of a method, tells the gate something. */
final class TellingVisitor extends MethodVisitor {
  private final GateCall call;

  /** Takes a call that returns nothing. */
  TellingVisitor(MethodVisitor next, GateCall call) {
    super(Opcodes.ASM9, next);
    this.call = call;
  }

  @Override
  public void visitCode() {
    super.visitCode();
    call.onto(mv);
  }

  @Override
  public void visitMaxs(int maxStack, int maxLocals) {
    super.visitMaxs(Math.max(maxStack, call.stack()), maxLocals);
  }
}
