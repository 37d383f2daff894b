package io.bulla.agent.hooks.djl;

import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.utility.OpenedClassReader;

/** In save(stream, directory, item, progress), passes the stream through the gate first. */
final class ArchiveVisitor extends MethodVisitor {
  static final String REPOSITORY = "ai/djl/repository/AbstractRepository";
  static final String ITEM = "ai/djl/repository/Artifact$Item";

  private static final String GATE = "io/bulla/agent/boot/FileGate";
  private static final String GATE_FORM =
      "(Ljava/io/InputStream;Ljava/net/URI;Ljava/lang/String;Ljava/lang/String;"
          + "Ljava/lang/String;)Ljava/io/InputStream;";
  private static final int THIS = 0;
  private static final int STREAM = 1;
  private static final int OF_ITEM = 3;
  private static final int ARGUMENTS = 5;

  ArchiveVisitor(MethodVisitor next) {
    super(OpenedClassReader.ASM_API, next);
  }

  @Override
  public void visitCode() {
    super.visitCode();
    super.visitVarInsn(Opcodes.ALOAD, STREAM);
    get(THIS, REPOSITORY, "getBaseUri", "()Ljava/net/URI;");
    get(OF_ITEM, ITEM, "getUri", "()Ljava/lang/String;");
    get(OF_ITEM, ITEM, "getExtension", "()Ljava/lang/String;");
    super.visitLdcInsn(DjlHooks.ENGINE.id());
    super.visitMethodInsn(Opcodes.INVOKESTATIC, GATE, "unpackable", GATE_FORM, false);
    super.visitVarInsn(Opcodes.ASTORE, STREAM);
  }

  private void get(int variable, String owner, String getter, String form) {
    super.visitVarInsn(Opcodes.ALOAD, variable);
    super.visitMethodInsn(Opcodes.INVOKEVIRTUAL, owner, getter, form, false);
  }

  @Override
  public void visitMaxs(int maxStack, int maxLocals) {
    super.visitMaxs(Math.max(maxStack, ARGUMENTS), maxLocals);
  }
}
