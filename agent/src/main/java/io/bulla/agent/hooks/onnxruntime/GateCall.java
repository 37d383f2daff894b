package io.bulla.agent.hooks.onnxruntime;

import java.util.List;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * A call of a method of the gate, which takes objects. Immutable.
 *
 * @param method its name
 * @param descriptor its types
 * @param arguments what puts them on the stack, one after the other
 */
record GateCall(String method, String descriptor, List<Push> arguments) implements Push {
  GateCall {
    arguments = List.copyOf(arguments);
  }

  static GateCall of(String method, String descriptor, Push... arguments) {
    return new GateCall(method, descriptor, List.of(arguments));
  }

  /** Writes it; what it returns is left on the stack. */
  @Override
  public void onto(MethodVisitor code) {
    arguments.forEach(argument -> argument.onto(code));
    code.visitMethodInsn(
        Opcodes.INVOKESTATIC, "io/bulla/agent/boot/Gate", method, descriptor, false);
  }

  /** Room on the stack. */
  int stack() {
    return arguments.size();
  }
}
