package io.bulla.agent.hooks.onnxruntime;

import io.bulla.agent.hooks.CodeVisit;
import io.bulla.agent.hooks.EngineClass;
import io.bulla.agent.hooks.TargetClass.MethodShape;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/**
 * At the beginning of a method that takes a model: a sealed one goes to the form by buffer, so that
 * no heap array holds it; there the agent knows the buffer as its own. In Java it would be
 *
 * <pre>{@code
 * ByteBuffer buffer = opened(…);
 * while (buffer != null) {
 *   try {
 *     Object result = call(…, buffer);
 *     taken(buffer, …);
 *     return result;
 *   } catch (Throwable refusal) {
 *     buffer = Gate.next(buffer, refusal, OrtException.class);
 *   }
 * }
 * }</pre>
 */
final class PlaintextVisitor extends MethodVisitor {
  /** Takes a message. */
  static final Type REFUSAL = Type.getObjectType("ai/onnxruntime/OrtException");

  private static final String BUFFER = "java/nio/ByteBuffer";

  private static final int STACK = 5;

  private final BufferForm form;
  private final GateCall nextForm;

  private PlaintextVisitor(MethodVisitor next, BufferForm form) {
    super(Opcodes.ASM9, next);
    this.form = form;
    this.nextForm =
        GateCall.of(
            "next",
            "(Ljava/nio/ByteBuffer;Ljava/lang/Throwable;Ljava/lang/Class;)Ljava/nio/ByteBuffer;",
            Push.variable(form.buffer()),
            Push.variable(form.result()),
            Push.constant(REFUSAL));
  }

  /** Demands what a refusal is thrown as. */
  static void requireRefusal(EngineClass target) {
    target.require(REFUSAL.getInternalName(), new MethodShape("<init>", "(Ljava/lang/String;)V"));
  }

  static CodeVisit of(BufferForm form) {
    return (next, className) -> new PlaintextVisitor(next, form);
  }

  @Override
  public void visitCode() {
    super.visitCode();
    form.opened().onto(this);
    visitVarInsn(Opcodes.ASTORE, form.buffer());
    Label again = new Label();
    Label plain = new Label();
    visitLabel(again);
    visitFrame(Opcodes.F_APPEND, 1, new Object[] {BUFFER}, 0, null);
    visitVarInsn(Opcodes.ALOAD, form.buffer());
    visitJumpInsn(Opcodes.IFNULL, plain);
    callForm(again);
    visitLabel(plain);
    visitFrame(Opcodes.F_CHOP, 1, null, 0, null);
    visitInsn(Opcodes.NOP); // the engine's code may begin with a frame, and there can be one only
  }

  private void callForm(Label again) {
    Label begin = new Label();
    Label end = new Label();
    Label refused = new Label();
    visitTryCatchBlock(begin, end, refused, null);
    visitLabel(begin);
    form.call().onto(this);
    if (!form.isVoid()) {
      visitVarInsn(Opcodes.ASTORE, form.result());
    }
    form.taken().onto(this);
    visitLabel(end);
    giveResult();
    visitLabel(refused);
    visitFrame(Opcodes.F_SAME1, 0, null, 1, new Object[] {"java/lang/Throwable"});
    visitVarInsn(Opcodes.ASTORE, form.result());
    nextForm.onto(this);
    visitVarInsn(Opcodes.ASTORE, form.buffer());
    visitJumpInsn(Opcodes.GOTO, again);
  }

  private void giveResult() {
    if (form.isVoid()) {
      visitInsn(Opcodes.RETURN);
    } else {
      visitVarInsn(Opcodes.ALOAD, form.result());
      visitInsn(Opcodes.ARETURN);
    }
  }

  @Override
  public void visitMaxs(int maxStack, int maxLocals) {
    super.visitMaxs(Math.max(maxStack, STACK), Math.max(maxLocals, form.variables()));
  }
}
