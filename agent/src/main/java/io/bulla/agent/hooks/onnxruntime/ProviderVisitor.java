package io.bulla.agent.hooks.onnxruntime;

import io.bulla.agent.hooks.TargetClass.MethodShape;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * At the beginning of a method by which session options are told of an execution provider: tells
 * the gate too, since some providers write what they make of a model to a cache on disk.
 */
final class ProviderVisitor extends MethodVisitor {
  static final MethodShape ADD_TENSORRT =
      new MethodShape("addTensorrt", "(Lai/onnxruntime/providers/OrtTensorRTProviderOptions;)V");

  private static final String TENSORRT_OPTIONS =
      "ai/onnxruntime/providers/OrtTensorRTProviderOptions";
  private static final int STACK = 3;

  private final String method;
  private final int variable;
  private final boolean tensorrt;

  private ProviderVisitor(MethodVisitor next, String method, int variable, boolean tensorrt) {
    super(Opcodes.ASM9, next);
    this.method = method;
    this.variable = variable;
    this.tensorrt = tensorrt;
  }

  /** The options are a map, in a variable. */
  static ProviderVisitor ofMap(MethodVisitor next, String method, int variable) {
    return new ProviderVisitor(next, method, variable, false);
  }

  /** The options are an object that says them as one text. */
  static ProviderVisitor ofTensorrt(MethodVisitor next, String className) {
    return new ProviderVisitor(next, ADD_TENSORRT.name(), 1, true);
  }

  @Override
  public void visitCode() {
    super.visitCode();
    visitVarInsn(Opcodes.ALOAD, 0);
    visitLdcInsn(method);
    visitVarInsn(Opcodes.ALOAD, variable);
    if (tensorrt) {
      visitMethodInsn(
          Opcodes.INVOKEVIRTUAL,
          TENSORRT_OPTIONS,
          "getOptionsString",
          "()Ljava/lang/String;",
          false);
    }
    visitMethodInsn(
        Opcodes.INVOKESTATIC,
        "io/bulla/agent/boot/Gate",
        "rememberProvider",
        "(Ljava/lang/Object;Ljava/lang/String;Ljava/lang/Object;)V",
        false);
  }

  @Override
  public void visitMaxs(int maxStack, int maxLocals) {
    super.visitMaxs(Math.max(maxStack, STACK), maxLocals);
  }
}
