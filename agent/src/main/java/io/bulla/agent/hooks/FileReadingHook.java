package io.bulla.agent.hooks;

import io.bulla.agent.hooks.TargetClass.MethodShape;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import net.bytebuddy.asm.AsmVisitorWrapper;
import net.bytebuddy.jar.asm.MethodVisitor;

/**
 * A class whose listed methods read files beside a model.
 *
 * <p>Versions of an engine differ in which of the methods they have: at least one must be there,
 * and each that is there must read as it is known to.
 *
 * @param engine the engine
 * @param internalName the class
 * @param methods the methods
 * @param swallowsIoException whether they go on after an IOException
 */
public record FileReadingHook(
    Engine engine, String internalName, List<MethodShape> methods, boolean swallowsIoException)
    implements AdviceHook {
  public FileReadingHook {
    methods = List.copyOf(methods);
  }

  /** A hook of one method that passes an IOException on. */
  public static FileReadingHook of(
      Engine engine, String internalName, String method, String descriptor) {
    return new FileReadingHook(
        engine, internalName, List.of(new MethodShape(method, descriptor)), false);
  }

  @Override
  public List<AsmVisitorWrapper> wrappers(TargetClass target) {
    List<AsmVisitorWrapper> wrappers = new ArrayList<>();
    for (MethodShape method : methods) {
      if (target.has(method)) {
        wrappers.add(CodeVisit.of(method, (next, type) -> visitor(next, type + "." + method)));
      }
    }
    if (wrappers.isEmpty()) {
      throw new ShapeMismatchException(target.type().getName() + " has none of " + methods);
    }
    return wrappers;
  }

  private MethodVisitor visitor(MethodVisitor next, String method) {
    return new FileCallVisitor(next, method, engine.id(), swallowsIoException);
  }

  @Override
  public Set<String> methodNames() {
    Set<String> names = new LinkedHashSet<>();
    methods.forEach(method -> names.add(method.name()));
    return names;
  }
}
