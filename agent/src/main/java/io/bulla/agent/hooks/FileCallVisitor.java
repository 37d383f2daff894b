package io.bulla.agent.hooks;

import java.util.Optional;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.utility.OpenedClassReader;

/** Visits one method for {@link FileCallSubstitution}. */
final class FileCallVisitor extends MethodVisitor {
  private static final String GATE = "io/bulla/agent/boot/FileGate";

  private final FileCallSubstitution substitution;
  private final String className;
  private int substituted;

  FileCallVisitor(MethodVisitor next, FileCallSubstitution substitution, String className) {
    super(OpenedClassReader.ASM_API, next);
    this.substitution = substitution;
    this.className = className;
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
    String gateMethod = call.get().gateMethod(substitution.swallowsIoException());
    super.visitLdcInsn(substitution.engine());
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
      throw new ShapeMismatchException(
          className + "." + substitution.method() + " reads no file in a way that is known");
    }
  }
}
