package io.bulla.agent.hooks;

import static net.bytebuddy.matcher.ElementMatchers.isAbstract;
import static net.bytebuddy.matcher.ElementMatchers.isNative;
import static net.bytebuddy.matcher.ElementMatchers.namedOneOf;
import static net.bytebuddy.matcher.ElementMatchers.not;

import java.util.List;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.asm.AsmVisitorWrapper;
import net.bytebuddy.description.type.TypeDescription;

/**
 * What is woven into a class whose shape does not fit: every method that may take a model refuses
 * sealed ones and leaves all others alone.
 */
public final class Guard {
  private Guard() {}

  /** The guard of a hook's methods. */
  public static List<AsmVisitorWrapper> of(Hook hook, TargetClass target) {
    TypeDescription advice = target.pool().describe("io.bulla.agent.hooks.GuardAdvice").resolve();
    String[] names = hook.methodNames().toArray(String[]::new);
    return List.of(
        Advice.withCustomMapping()
            .bind(EngineId.class, hook.engine().id())
            .to(advice, target.locator())
            .on(namedOneOf(names).and(not(isNative())).and(not(isAbstract()))));
  }
}
