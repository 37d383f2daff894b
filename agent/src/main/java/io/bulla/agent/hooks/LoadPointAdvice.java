package io.bulla.agent.hooks;

import io.bulla.agent.boot.Gate;
import io.bulla.agent.boot.Substitute;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Inlined at a load point: a sealed model's plaintext takes its place while the method runs. */
final class LoadPointAdvice {
  private LoadPointAdvice() {}

  @Advice.OnMethodEnter
  static @Nullable Substitute enter(
      @EngineId String engine,
      @HandoverForm String handover,
      @RefusalType Class<?> refusal,
      @ModelArgument Object model) {
    Substitute substitute = Gate.substitute(engine, handover, refusal, model);
    if (substitute != null) {
      model = substitute.argument();
    }
    return substitute;
  }

  @Advice.OnMethodExit(onThrowable = Throwable.class)
  static void exit(@Advice.Enter @Nullable Substitute substitute) {
    Gate.release(substitute);
  }
}
