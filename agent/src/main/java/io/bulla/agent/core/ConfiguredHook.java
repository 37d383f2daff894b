package io.bulla.agent.core;

import io.bulla.agent.hooks.AdviceHook;
import io.bulla.agent.hooks.Engine;
import io.bulla.agent.hooks.LoadPoint;
import io.bulla.agent.hooks.TargetClass;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.bytebuddy.asm.AsmVisitorWrapper;

/**
 * A class with load points of the configuration. Its engine has the class's name.
 *
 * @param className the class
 * @param points its load points
 */
record ConfiguredHook(String className, List<ConfiguredLoadPoint> points) implements AdviceHook {
  private static final String DECLARED = "java.io.IOException";

  ConfiguredHook {
    points = List.copyOf(points);
  }

  /** The hook of one class; empty if none is named. */
  static Optional<ConfiguredHook> of(List<ConfiguredLoadPoint> all, String internalName) {
    List<ConfiguredLoadPoint> own =
        all.stream().filter(point -> point.internalName().equals(internalName)).toList();
    return own.isEmpty()
        ? Optional.empty()
        : Optional.of(new ConfiguredHook(own.get(0).className(), own));
  }

  /** No test runs with it: whoever writes the configuration answers for it. */
  @Override
  public Engine engine() {
    return new Engine(className, className, Set.of());
  }

  @Override
  public String internalName() {
    return points.get(0).internalName();
  }

  @Override
  public List<AsmVisitorWrapper> wrappers(TargetClass target) {
    return points.stream()
        .map(point -> loadPoint(point, target).bind(target, engine().id()))
        .toList();
  }

  private static LoadPoint loadPoint(ConfiguredLoadPoint point, TargetClass target) {
    String fitting = target.declares(point.method(), DECLARED) ? DECLARED : LoadPoint.UNCHECKED;
    return new LoadPoint(
        point.method(), point.argument(), point.handover(), point.refusal().orElse(fitting));
  }

  @Override
  public Set<String> methodNames() {
    return points.stream().map(point -> point.method().name()).collect(Collectors.toSet());
  }
}
