package io.bulla.agent.hooks.onnxruntime;

import io.bulla.agent.hooks.ShapeMismatchException;
import io.bulla.agent.hooks.TargetClass.MethodShape;
import net.bytebuddy.asm.AsmVisitorWrapper;
import net.bytebuddy.asm.AsmVisitorWrapper.ForDeclaredMethods.MethodVisitorWrapper;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.implementation.Implementation;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.pool.TypePool;
import net.bytebuddy.utility.OpenedClassReader;

/**
 * In the constructor of a session from a buffer, lets the gate choose the native options that the
 * session is made with.
 */
final class SessionOptionsCall implements MethodVisitorWrapper {
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

  static AsmVisitorWrapper wrapper() {
    return new AsmVisitorWrapper.ForDeclaredMethods()
        .constructor(
            method -> method.getDescriptor().equals(CONSTRUCTOR.descriptor()),
            new SessionOptionsCall());
  }

  @Override
  public MethodVisitor wrap(
      TypeDescription type,
      MethodDescription described,
      MethodVisitor visitor,
      Implementation.Context context,
      TypePool pool,
      int writerFlags,
      int readerFlags) {
    return new Visitor(visitor);
  }

  /** Visits the constructor. */
  private static final class Visitor extends MethodVisitor {
    private int calls;

    Visitor(MethodVisitor next) {
      super(OpenedClassReader.ASM_API, next);
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
            "ai.onnxruntime.OrtSession." + CONSTRUCTOR + " takes its options in an unknown way");
      }
    }
  }
}
