package io.bulla.agent.hooks.xgboost;

import io.bulla.agent.hooks.ShapeMismatchException;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import net.bytebuddy.utility.OpenedClassReader;

/**
 * In one method, puts the gate in the place of XGBoost's call that loads a booster from a path.
 *
 * <p>XGBoost follows a path to the name behind it before it opens it, and an anonymous file has
 * none, so that a sealed booster goes to the call that takes bytes.
 */
final class BoosterLoadVisitor extends MethodVisitor {
  private static final String NATIVES = "ml/dmlc/xgboost4j/java/XGBoostJNI";
  private static final String BY_PATH = "XGBoosterLoadModel";
  private static final String PATH_FORM = "(JLjava/lang/String;)I";
  private static final String BY_BYTES = "XGBoosterLoadModelFromBuffer";
  private static final String BYTES_FORM = "(J[B)I";
  private static final String GATE = "io/bulla/agent/boot/CallGate";
  private static final String GATE_FORM =
      "(JLjava/lang/String;Ljava/lang/invoke/MethodHandle;Ljava/lang/invoke/MethodHandle;"
          + "Ljava/lang/String;Ljava/lang/Class;)I";
  private static final int ARGUMENTS_ADDED = 4;

  private final String method;
  private final String engine;
  private final String refusal;
  private int substituted;

  /**
   * Visits a method.
   *
   * @param next gets the changed code
   * @param method its name, for errors
   * @param engine the engine's id
   * @param refusal internal name of the exception that a model is refused with
   */
  BoosterLoadVisitor(MethodVisitor next, String method, String engine, String refusal) {
    super(OpenedClassReader.ASM_API, next);
    this.method = method;
    this.engine = engine;
    this.refusal = refusal;
  }

  @Override
  public void visitMethodInsn(
      int opcode, String owner, String name, String descriptor, boolean isInterface) {
    if (!owner.equals(NATIVES) || !name.equals(BY_PATH) || !descriptor.equals(PATH_FORM)) {
      super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
      return;
    }
    substituted++;
    super.visitLdcInsn(call(BY_PATH, PATH_FORM));
    super.visitLdcInsn(call(BY_BYTES, BYTES_FORM));
    super.visitLdcInsn(engine);
    super.visitLdcInsn(Type.getObjectType(refusal));
    super.visitMethodInsn(Opcodes.INVOKESTATIC, GATE, "load", GATE_FORM, false);
  }

  private static Handle call(String name, String form) {
    return new Handle(Opcodes.H_INVOKESTATIC, NATIVES, name, form, false);
  }

  @Override
  public void visitMaxs(int maxStack, int maxLocals) {
    super.visitMaxs(maxStack + ARGUMENTS_ADDED, maxLocals);
  }

  @Override
  public void visitEnd() {
    super.visitEnd();
    if (substituted == 0) {
      throw new ShapeMismatchException(method + " loads no booster in a way that is known");
    }
  }
}
