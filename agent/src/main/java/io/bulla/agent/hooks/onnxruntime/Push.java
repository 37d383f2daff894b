package io.bulla.agent.hooks.onnxruntime;

import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** Instructions that put one argument of a call on the stack, and nothing else. Stateless. */
@FunctionalInterface
interface Push {
  void onto(MethodVisitor code);

  /** A variable that holds an object; 0 is {@code this}. */
  static Push variable(int index) {
    return code -> code.visitVarInsn(Opcodes.ALOAD, index);
  }

  /** A text, or a class. */
  static Push constant(Object value) {
    return code -> code.visitLdcInsn(value);
  }
}
