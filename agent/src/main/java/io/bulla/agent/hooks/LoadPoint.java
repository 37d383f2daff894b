package io.bulla.agent.hooks;

import io.bulla.agent.hooks.TargetClass.MethodShape;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.asm.AsmVisitorWrapper;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.method.ParameterDescription;
import net.bytebuddy.description.type.TypeDescription;

/**
 * A method of an engine one of whose arguments names a model.
 *
 * @param method the method, which takes all that it needs of the model before it returns
 * @param argument which argument, counted from 0, the receiver not counted
 * @param handover what the engine gets in its place
 * @param refusal name of the public exception, with a constructor that takes a message, that a
 *     model is refused with; or {@link #UNCHECKED}
 */
public record LoadPoint(MethodShape method, int argument, Handover handover, String refusal) {
  /** The refusal of methods whose callers expect no checked exception. */
  public static final String UNCHECKED = "java.io.UncheckedIOException";

  private static final String ADVICE = "io.bulla.agent.hooks.LoadPointAdvice";
  private static final MethodShape MESSAGE = new MethodShape("<init>", "(Ljava/lang/String;)V");

  /** One whose callers expect an IOException. */
  public LoadPoint(String name, String descriptor, int argument, Handover handover) {
    this(new MethodShape(name, descriptor), argument, handover, "java.io.IOException");
  }

  /** The same with another exception. */
  public LoadPoint refusingWith(String exception) {
    return new LoadPoint(method, argument, handover, exception);
  }

  /** Binds, after a check that everything it names is there. */
  public AsmVisitorWrapper bind(TargetClass target, String engine) {
    requireFittingArgument(target);
    if (!refusal.equals(UNCHECKED)) {
      target.requirePublic(refusal, MESSAGE);
    }
    TypeDescription advice = target.pool().describe(ADVICE).resolve();
    return Advice.withCustomMapping()
        .bind(EngineId.class, engine)
        .bind(HandoverForm.class, handover.name())
        .bind(RefusalType.class, target.pool().describe(refusal).resolve())
        .bind(new ModelArgumentMapping(argument))
        .to(advice, target.locator())
        .on(method::matches);
  }

  private void requireFittingArgument(TargetClass target) {
    MethodDescription found = target.get(method);
    var parameters = found.getParameters();
    if (argument < 0 || argument >= parameters.size()) {
      throw new ShapeMismatchException(
          target.type().getName() + "." + method + " has no argument " + argument);
    }
    ParameterDescription parameter = parameters.get(argument);
    String type = parameter.getType().asErasure().getName();
    if (!handover.argumentTypes().contains(type)) {
      throw new ShapeMismatchException(
          target.type().getName()
              + "."
              + method
              + " takes "
              + type
              + " as argument "
              + argument
              + ", not one of "
              + handover.argumentTypes());
    }
  }
}
