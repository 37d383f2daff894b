package io.bulla.agent.hooks.onnxruntime;

import io.bulla.agent.hooks.ShapeMismatchException;
import io.bulla.agent.hooks.TargetClass.MethodShape;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * In the constructor of a session from a buffer, lets the gate choose the native options that the
 * session is made with.
 */
final class SessionOptionsVisitor extends MethodVisitor {
  static final MethodShape CONSTRUCTOR =
      new MethodShape(
          "<init>",
          "(Lai/onnxruntime/OrtEnvironment;Ljava/nio/ByteBuffer;Lai/onnxruntime/OrtAllocator;"
              + "Lai/onnxruntime/OrtSession$SessionOptions;)V");

  private static final String OPTIONS = "ai/onnxruntime/OrtSession$SessionOptions";
  private static final String RUNTIME = "ai/onnxruntime/OnnxRuntime";
  private static final String GATE = "io/bulla/agent/boot/Gate";
  private static final int MODEL_VARIABLE = 2;
  private static final int MORE_STACK = 3; // a buffer and a long

  private final String className;
  private int calls;

  SessionOptionsVisitor(MethodVisitor next, String className) {
    super(Opcodes.ASM9, next);
    this.className = className;
  }

  @Override
  public void visitMethodInsn(
      int opcode, String owner, String name, String descriptor, boolean isInterface) {
    super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
    if (owner.equals(OPTIONS) && name.equals("getNativeHandle") && descriptor.equals("()J")) {
      calls++;
      super.visitVarInsn(Opcodes.ALOAD, MODEL_VARIABLE);
      super.visitFieldInsn(Opcodes.GETSTATIC, RUNTIME, "ortApiHandle", "J");
      super.visitMethodInsn(
          Opcodes.INVOKESTATIC, GATE, "sessionOptions", "(JLjava/nio/ByteBuffer;J)J", false);
    }
  }

  @Override
  public void visitMaxs(int maxStack, int maxLocals) {
    super.visitMaxs(maxStack + MORE_STACK, maxLocals);
  }

  @Override
  public void visitEnd() {
    super.visitEnd();
    if (calls != 1) {
      throw new ShapeMismatchException(
          className + "." + CONSTRUCTOR + " takes its options in an unknown way");
    }
  }
}
