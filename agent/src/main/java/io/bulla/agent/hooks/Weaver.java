package io.bulla.agent.hooks;

import java.util.List;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.asm.AsmVisitorWrapper;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.dynamic.scaffold.MethodGraph;
import net.bytebuddy.dynamic.scaffold.TypeValidation;
import net.bytebuddy.implementation.Implementation;

/**
 * Weaves into class files. Stateless.
 *
 * <p>It adds neither fields nor methods nor helper classes, so that a class that is loaded already
 * can be woven into as well.
 */
public final class Weaver {
  private Weaver() {}

  /** The class file with all of this woven in. */
  public static byte[] weave(TargetClass target, List<AsmVisitorWrapper> wrappers) {
    DynamicType.Builder<?> builder =
        new ByteBuddy()
            .with(TypeValidation.DISABLED)
            .with(MethodGraph.Compiler.ForDeclaredMethods.INSTANCE)
            .with(Implementation.Context.Disabled.Factory.INSTANCE)
            .redefine(target.type(), target.locator());
    for (AsmVisitorWrapper wrapper : wrappers) {
      builder = builder.visit(wrapper);
    }
    return builder.make(target.pool()).getBytes();
  }
}
