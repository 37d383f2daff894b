package io.bulla.agent.hooks.onnxruntime;

import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** {@code createSession(model, allocator, options)} by path, bytes or buffer. */
final class SessionForm {
  static final String BUFFER_FORM =
      "(Ljava/nio/ByteBuffer;Lai/onnxruntime/OrtSession$SessionOptions;)"
          + "Lai/onnxruntime/OrtSession;";

  private static final String OPTIONS_CLASS = "ai/onnxruntime/OrtSession$SessionOptions";
  private static final int ARGUMENTS = 4;
  private static final Push THIS = Push.variable(0);
  private static final Push MODEL = Push.variable(1);
  private static final Push OPTIONS = Push.variable(3);
  // What the gate opens for, and afterwards the plaintext.
  private static final int ENTRIES = ARGUMENTS;
  private static final Push BUFFER = Push.variable(ARGUMENTS);
  private static final Push SESSION = Push.variable(ARGUMENTS + 1);

  private static final GateCall OPEN =
      GateCall.of(
          "openSession",
          "(Ljava/lang/String;Ljava/lang/Object;Ljava/lang/Object;Ljava/util/Map;Ljava/lang/Class;)"
              + "Ljava/nio/ByteBuffer;",
          Push.constant(OrtEnvironmentHook.ID),
          MODEL,
          OPTIONS,
          Push.variable(ENTRIES),
          Push.constant(PlaintextVisitor.REFUSAL));
  private static final GateCall MADE =
      GateCall.of("made", "(Ljava/nio/ByteBuffer;Ljava/lang/Object;)V", BUFFER, SESSION);

  static final BufferForm FORM =
      new BufferForm(SessionForm::open, SessionForm::create, MADE, ARGUMENTS, false);

  private SessionForm() {}

  /** With {@code options == null ? null : options.getConfigEntries()}. */
  private static void open(MethodVisitor code) {
    Label present = new Label();
    Label done = new Label();
    OPTIONS.onto(code);
    code.visitJumpInsn(Opcodes.IFNONNULL, present);
    code.visitInsn(Opcodes.ACONST_NULL);
    code.visitJumpInsn(Opcodes.GOTO, done);
    code.visitLabel(present);
    code.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
    OPTIONS.onto(code);
    code.visitMethodInsn(
        Opcodes.INVOKEVIRTUAL, OPTIONS_CLASS, "getConfigEntries", "()Ljava/util/Map;", false);
    code.visitLabel(done);
    code.visitFrame(Opcodes.F_SAME1, 0, null, 1, new Object[] {"java/util/Map"});
    code.visitVarInsn(Opcodes.ASTORE, ENTRIES);
    OPEN.onto(code);
  }

  private static void create(MethodVisitor code) {
    THIS.onto(code);
    BUFFER.onto(code);
    OPTIONS.onto(code);
    code.visitMethodInsn(
        Opcodes.INVOKEVIRTUAL,
        "ai/onnxruntime/OrtEnvironment",
        "createSession",
        BUFFER_FORM,
        false);
  }
}
