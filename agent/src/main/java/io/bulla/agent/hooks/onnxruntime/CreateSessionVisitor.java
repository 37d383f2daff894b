package io.bulla.agent.hooks.onnxruntime;

import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/**
 * At the beginning of createSession by path, bytes or buffer: a sealed file goes to the buffer
 * form, so that no heap array holds it; there the agent knows the buffer as its own. In Java it
 * would be
 *
 * <pre>{@code
 * Map<String, String> entries = options == null ? null : options.getConfigEntries();
 * ByteBuffer form = Gate.openSession("onnxruntime", model, options, entries, OrtException.class);
 * while (form != null) {
 *   try {
 *     OrtSession session = this.createSession(form, options);
 *     Gate.made(form, session);
 *     Gate.release(form);
 *     return session;
 *   } catch (Throwable refusal) {
 *     form = Gate.next(form, refusal, OrtException.class);
 *   }
 * }
 * }</pre>
 */
final class CreateSessionVisitor extends MethodVisitor {
  static final String BUFFER_FORM =
      "(Ljava/nio/ByteBuffer;Lai/onnxruntime/OrtSession$SessionOptions;)"
          + "Lai/onnxruntime/OrtSession;";

  private static final String GATE = "io/bulla/agent/boot/Gate";
  private static final String BUFFER = "java/nio/ByteBuffer";
  private static final String MAP = "java/util/Map";
  private static final String OPTIONS_CLASS = "ai/onnxruntime/OrtSession$SessionOptions";
  private static final Type REFUSAL = Type.getObjectType("ai/onnxruntime/OrtException");

  private static final int THIS = 0;
  private static final int MODEL = 1;
  private static final int OPTIONS = 3;
  // Variables of the engine's own code, which begins after they are done with.
  private static final int FORM = 4;
  private static final int SESSION = 5;
  private static final int VARIABLES = 6;
  private static final int STACK = 5;

  CreateSessionVisitor(MethodVisitor next, String className) {
    super(Opcodes.ASM9, next);
  }

  @Override
  public void visitCode() {
    super.visitCode();
    openSealed();
    Label again = new Label();
    Label plain = new Label();
    visitLabel(again);
    visitFrame(Opcodes.F_APPEND, 1, new Object[] {BUFFER}, 0, null);
    visitVarInsn(Opcodes.ALOAD, FORM);
    visitJumpInsn(Opcodes.IFNULL, plain);
    createSession(again);
    visitLabel(plain);
    visitFrame(Opcodes.F_CHOP, 1, null, 0, null);
    visitInsn(Opcodes.NOP); // the engine's code may begin with a frame, and there can be one only
  }

  private void openSealed() {
    configEntries();
    visitVarInsn(Opcodes.ASTORE, FORM);
    visitLdcInsn(OrtEnvironmentHook.ID);
    visitVarInsn(Opcodes.ALOAD, MODEL);
    visitVarInsn(Opcodes.ALOAD, OPTIONS);
    visitVarInsn(Opcodes.ALOAD, FORM);
    visitLdcInsn(REFUSAL);
    gate(
        "openSession",
        "(Ljava/lang/String;Ljava/lang/Object;Ljava/lang/Object;Ljava/util/Map;Ljava/lang/Class;)"
            + "Ljava/nio/ByteBuffer;");
    visitVarInsn(Opcodes.ASTORE, FORM);
  }

  /** Leaves them, or null, on the stack. */
  private void configEntries() {
    Label present = new Label();
    Label done = new Label();
    visitVarInsn(Opcodes.ALOAD, OPTIONS);
    visitJumpInsn(Opcodes.IFNONNULL, present);
    visitInsn(Opcodes.ACONST_NULL);
    visitJumpInsn(Opcodes.GOTO, done);
    visitLabel(present);
    visitFrame(Opcodes.F_SAME, 0, null, 0, null);
    visitVarInsn(Opcodes.ALOAD, OPTIONS);
    visitMethodInsn(
        Opcodes.INVOKEVIRTUAL, OPTIONS_CLASS, "getConfigEntries", "()Ljava/util/Map;", false);
    visitLabel(done);
    visitFrame(Opcodes.F_SAME1, 0, null, 1, new Object[] {MAP});
  }

  private void createSession(Label again) {
    Label begin = new Label();
    Label end = new Label();
    Label refused = new Label();
    visitTryCatchBlock(begin, end, refused, null);
    visitLabel(begin);
    visitVarInsn(Opcodes.ALOAD, THIS);
    visitVarInsn(Opcodes.ALOAD, FORM);
    visitVarInsn(Opcodes.ALOAD, OPTIONS);
    visitMethodInsn(
        Opcodes.INVOKEVIRTUAL,
        "ai/onnxruntime/OrtEnvironment",
        "createSession",
        BUFFER_FORM,
        false);
    visitVarInsn(Opcodes.ASTORE, SESSION);
    visitVarInsn(Opcodes.ALOAD, FORM);
    visitVarInsn(Opcodes.ALOAD, SESSION);
    gate("made", "(Ljava/nio/ByteBuffer;Ljava/lang/Object;)V");
    visitLabel(end);
    visitVarInsn(Opcodes.ALOAD, FORM);
    gate("release", "(Ljava/nio/ByteBuffer;)V");
    visitVarInsn(Opcodes.ALOAD, SESSION);
    visitInsn(Opcodes.ARETURN);
    visitLabel(refused);
    visitFrame(Opcodes.F_SAME1, 0, null, 1, new Object[] {"java/lang/Throwable"});
    nextForm(again);
  }

  /** Takes what was thrown from the stack. */
  private void nextForm(Label again) {
    visitVarInsn(Opcodes.ASTORE, SESSION);
    visitVarInsn(Opcodes.ALOAD, FORM);
    visitVarInsn(Opcodes.ALOAD, SESSION);
    visitLdcInsn(REFUSAL);
    gate(
        "next",
        "(Ljava/nio/ByteBuffer;Ljava/lang/Throwable;Ljava/lang/Class;)Ljava/nio/ByteBuffer;");
    visitVarInsn(Opcodes.ASTORE, FORM);
    visitJumpInsn(Opcodes.GOTO, again);
  }

  private void gate(String name, String descriptor) {
    visitMethodInsn(Opcodes.INVOKESTATIC, GATE, name, descriptor, false);
  }

  @Override
  public void visitMaxs(int maxStack, int maxLocals) {
    super.visitMaxs(Math.max(maxStack, STACK), Math.max(maxLocals, VARIABLES));
  }
}
