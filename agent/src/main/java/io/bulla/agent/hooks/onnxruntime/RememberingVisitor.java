package io.bulla.agent.hooks.onnxruntime;

import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * At the beginning of a method of session options: only native code keeps what it is told, so the
 * agent does too.
 */
final class RememberingVisitor extends MethodVisitor {
  private static final int STACK = 3;

  private final String key;
  private final boolean takesValue;

  private RememberingVisitor(MethodVisitor next, String key, boolean takesValue) {
    super(Opcodes.ASM9, next);
    this.key = key;
    this.takesValue = takesValue;
  }

  /** Keeps the method's argument, a String. */
  static RememberingVisitor argument(MethodVisitor next, String key) {
    return new RememberingVisitor(next, key, true);
  }

  /** Takes back what was kept. */
  static RememberingVisitor nothing(MethodVisitor next, String key) {
    return new RememberingVisitor(next, key, false);
  }

  @Override
  public void visitCode() {
    super.visitCode();
    visitVarInsn(Opcodes.ALOAD, 0);
    visitLdcInsn(key);
    if (takesValue) {
      visitVarInsn(Opcodes.ALOAD, 1);
    } else {
      visitLdcInsn("");
    }
    visitMethodInsn(
        Opcodes.INVOKESTATIC,
        "io/bulla/agent/boot/Gate",
        "remember",
        "(Ljava/lang/Object;Ljava/lang/String;Ljava/lang/String;)V",
        false);
  }

  @Override
  public void visitMaxs(int maxStack, int maxLocals) {
    super.visitMaxs(Math.max(maxStack, STACK), maxLocals);
  }
}
