package io.bulla.agent.hooks;

import io.bulla.agent.boot.Gate;
import java.io.IOException;
import net.bytebuddy.asm.Advice;

/** Inlined where a shape does not fit: refuses sealed arguments. */
final class GuardAdvice {
  private GuardAdvice() {}

  @Advice.OnMethodEnter
  static void enter(@EngineId String engine, @Advice.AllArguments Object[] arguments)
      throws IOException {
    Gate.refuseSealed(engine, arguments);
  }
}
