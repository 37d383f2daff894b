package io.bulla.agent.hooks.xgboost;

import io.bulla.agent.hooks.AdviceHook;
import io.bulla.agent.hooks.CodeVisit;
import io.bulla.agent.hooks.Engine;
import io.bulla.agent.hooks.LoadPoint;
import io.bulla.agent.hooks.TargetClass;
import io.bulla.agent.hooks.TargetClass.MethodShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.bytebuddy.asm.AsmVisitorWrapper;
import net.bytebuddy.jar.asm.MethodVisitor;

/**
 * A class that loads boosters.
 *
 * @param engine the engine
 * @param internalName the class
 * @param byPath its method that loads from a path
 * @param refusal internal name of the exception that a model is refused with
 * @param others its other load points
 */
record BoosterHook(
    Engine engine, String internalName, MethodShape byPath, String refusal, List<LoadPoint> others)
    implements AdviceHook {
  BoosterHook {
    others = List.copyOf(others);
  }

  @Override
  public List<AsmVisitorWrapper> wrappers(TargetClass target) {
    target.require(byPath);
    List<AsmVisitorWrapper> wrappers = new ArrayList<>();
    wrappers.add(CodeVisit.of(byPath, (next, type) -> visitor(next, type + "." + byPath)));
    others.forEach(point -> wrappers.add(point.bind(target, engine.id())));
    return wrappers;
  }

  private MethodVisitor visitor(MethodVisitor next, String method) {
    return new BoosterLoadVisitor(next, method, engine.id(), refusal);
  }

  @Override
  public Set<String> methodNames() {
    return Set.of(byPath.name());
  }
}
