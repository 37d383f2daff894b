package io.bulla.agent.hooks;

import java.util.Optional;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.utility.OpenedClassReader;

/** In one method, puts the gate in the place of each {@link FileCall}. */
final class FileCallVisitor extends MethodVisitor {
  private static final String GATE = "io/bulla/agent/boot/FileGate";

  private final String method;
  private final String engine;
  private final boolean swallowsIoException;
  private int substituted;

  /**
   * Visits a method.
   *
   * @param next gets the changed code
   * @param method its name, for errors
   * @param engine the engine's id
   * @param swallowsIoException whether the method goes on after an IOException, so that a refusal
   *     must not be one
   */
  FileCallVisitor(MethodVisitor next, String method, String engine, boolean swallowsIoException) {
    super(OpenedClassReader.ASM_API, next);
    this.method = method;
    this.engine = engine;
    this.swallowsIoException = swallowsIoException;
  }

  @Override
  public void visitMethodInsn(
      int opcode, String owner, String name, String descriptor, boolean isInterface) {
    Optional<FileCall> call = FileCall.of(opcode, owner, name, descriptor);
    if (call.isEmpty()) {
      super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
      return;
    }
    substituted++;
    String gateMethod = call.get().gateMethod(swallowsIoException);
    super.visitLdcInsn(engine);
    super.visitMethodInsn(
        Opcodes.INVOKESTATIC, GATE, gateMethod, call.get().gateDescriptor(), false);
  }

  @Override
  public void visitMaxs(int maxStack, int maxLocals) {
    super.visitMaxs(maxStack + 1, maxLocals); // the engine's id
  }

  @Override
  public void visitEnd() {
    super.visitEnd();
    if (substituted == 0) {
      throw new ShapeMismatchException(method + " reads no file in a way that is known");
    }
  }
}
