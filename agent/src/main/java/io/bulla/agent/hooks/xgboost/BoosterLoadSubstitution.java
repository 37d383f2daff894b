package io.bulla.agent.hooks.xgboost;

import io.bulla.agent.hooks.TargetClass.MethodShape;
import net.bytebuddy.asm.AsmVisitorWrapper;
import net.bytebuddy.asm.AsmVisitorWrapper.ForDeclaredMethods.MethodVisitorWrapper;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.implementation.Implementation;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.pool.TypePool;

/**
 * In one method, puts the gate in the place of XGBoost's call that loads a booster from a path.
 *
 * <p>XGBoost follows a path to the name behind it before it opens it, and an anonymous file has
 * none, so that a sealed booster goes to the call that takes bytes.
 *
 * @param method where
 * @param engine the engine's id
 * @param refusal internal name of the exception that a model is refused with
 */
record BoosterLoadSubstitution(MethodShape method, String engine, String refusal)
    implements MethodVisitorWrapper {
  AsmVisitorWrapper wrapper() {
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
    return new BoosterLoadVisitor(visitor, this, type.getName());
  }
}
