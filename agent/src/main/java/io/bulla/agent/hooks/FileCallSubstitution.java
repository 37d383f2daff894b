package io.bulla.agent.hooks;

import io.bulla.agent.hooks.TargetClass.MethodShape;
import net.bytebuddy.asm.AsmVisitorWrapper;
import net.bytebuddy.asm.AsmVisitorWrapper.ForDeclaredMethods.MethodVisitorWrapper;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.implementation.Implementation;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.pool.TypePool;

/**
 * In one method, puts the gate in the place of each {@link FileCall}.
 *
 * @param method where
 * @param engine the engine's id
 * @param swallowsIoException whether the method goes on after an IOException, so that a refusal
 *     must not be one
 */
public record FileCallSubstitution(MethodShape method, String engine, boolean swallowsIoException)
    implements MethodVisitorWrapper {

  /** The substitution as part of a redefinition. */
  public AsmVisitorWrapper wrapper() {
    return new AsmVisitorWrapper.ForDeclaredMethods().method(method::matches, this);
  }

  @Override
  public MethodVisitor wrap(
      TypeDescription type,
      MethodDescription described,
      MethodVisitor visitor,
      Implementation.Context context,
      TypePool pool,
      int writerFlags,
      int readerFlags) {
    return new FileCallVisitor(visitor, this, type.getName());
  }
}
