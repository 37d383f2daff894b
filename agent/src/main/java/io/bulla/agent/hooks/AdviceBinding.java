package io.bulla.agent.hooks;

import io.bulla.agent.hooks.TargetClass.MethodShape;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.asm.AsmVisitorWrapper;
import net.bytebuddy.description.type.TypeDescription;

/**
 * An advice and the one method that it is inlined into.
 *
 * @param method the method
 * @param adviceName name of the advice, which is read as a class file and never loaded: its
 *     signatures name classes of the engine
 */
public record AdviceBinding(MethodShape method, String adviceName) {

  /** Binds, after a check that the method is there. */
  public AsmVisitorWrapper bind(TargetClass target) {
    target.require(method);
    TypeDescription advice = target.pool().describe(adviceName).resolve();
    return Advice.to(advice, target.locator()).on(method::matches);
  }
}
