package io.bulla.agent.hooks;

import io.bulla.agent.hooks.TargetClass.MethodShape;
import net.bytebuddy.asm.AsmVisitorWrapper;
import net.bytebuddy.jar.asm.MethodVisitor;

/** A visitor of the code of one method or constructor, to change what advice cannot. */
@FunctionalInterface
public interface CodeVisit {
  /**
   * The visitor.
   *
   * @param next gets the changed code
   * @param className for errors
   */
  MethodVisitor over(MethodVisitor next, String className);

  /** The visit as part of a redefinition. */
  static AsmVisitorWrapper of(MethodShape method, CodeVisit visit) {
    return new AsmVisitorWrapper.ForDeclaredMethods()
        .invokable(
            method::matches,
            (type, described, visitor, context, pool, writerFlags, readerFlags) ->
                visit.over(visitor, type.getName()));
  }
}
