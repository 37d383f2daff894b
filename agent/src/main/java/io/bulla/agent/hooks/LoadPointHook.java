package io.bulla.agent.hooks;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import net.bytebuddy.asm.AsmVisitorWrapper;

/**
 * A class with load points, all of which it must have.
 *
 * @param engine the engine
 * @param internalName the class
 * @param points the load points
 */
public record LoadPointHook(Engine engine, String internalName, List<LoadPoint> points)
    implements AdviceHook {
  public LoadPointHook {
    points = List.copyOf(points);
  }

  @Override
  public List<AsmVisitorWrapper> wrappers(TargetClass target) {
    return points.stream().map(point -> point.bind(target, engine.id())).toList();
  }

  @Override
  public Set<String> methodNames() {
    Set<String> names = new LinkedHashSet<>();
    points.forEach(point -> names.add(point.method().name()));
    return names;
  }
}
