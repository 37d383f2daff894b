package io.bulla.agent.hooks.onnxruntime;

import io.bulla.agent.hooks.TargetClass.MethodShape;
import net.bytebuddy.jar.asm.MethodVisitor;

/** The close of an object that uses a model: what it used is wiped after it, before it returns. */
final class ClosingVisitor extends LeavingVisitor {
  static final MethodShape CLOSE = new MethodShape("close", "()V");

  private static final GateCall CLOSED =
      GateCall.of("closed", "(Ljava/lang/Object;)V", Push.variable(0));

  ClosingVisitor(MethodVisitor next, String className) {
    super(next, CLOSED);
  }
}
