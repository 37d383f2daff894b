package io.bulla.agent.hooks;

import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.pool.TypePool;
import org.jspecify.annotations.Nullable;

/**
 * A class of an engine while the JVM loads it, seen through class files only: nothing of the
 * application is loaded by looking at it.
 *
 * @param type the class
 * @param locator finds its class file, those around it, and those of hooks
 * @param pool describes what the locator finds
 */
public record TargetClass(TypeDescription type, ClassFileLocator locator, TypePool pool) {

  /** Takes a class file and the loader that will own it; null is the boot loader. */
  public static TargetClass of(
      @Nullable ClassLoader loader, String internalName, byte[] classFile) {
    String name = internalName.replace('/', '.');
    ClassFileLocator locator =
        new ClassFileLocator.Compound(
            ClassFileLocator.Simple.of(name, classFile),
            ClassFileLocator.ForClassLoader.of(TargetClass.class.getClassLoader()),
            loader == null
                ? ClassFileLocator.ForClassLoader.ofBootLoader()
                : ClassFileLocator.ForClassLoader.of(loader));
    TypePool pool = TypePool.Default.of(locator);
    return new TargetClass(pool.describe(name).resolve(), locator, pool);
  }

  /** Whether the class itself has a method, or a constructor named {@code <init>}, with a body. */
  public boolean has(MethodShape shape) {
    return type.getDeclaredMethods().stream().anyMatch(shape::matches);
  }

  /** Demands a method of this class. */
  public void require(MethodShape shape) {
    if (!has(shape)) {
      throw new ShapeMismatchException(type.getName() + " has no " + shape);
    }
  }

  /** A method of this class, which is demanded. */
  MethodDescription get(MethodShape shape) {
    return type.getDeclaredMethods().stream()
        .filter(shape::matches)
        .findFirst()
        .orElseThrow(() -> new ShapeMismatchException(type.getName() + " has no " + shape));
  }

  /** Whether a method, which is demanded, declares an exception or one of its supertypes. */
  public boolean declares(MethodShape shape, String exception) {
    TypeDescription thrown = pool.describe(exception).resolve();
    return get(shape).getExceptionTypes().stream()
        .anyMatch(declared -> thrown.isAssignableTo(declared.asErasure()));
  }

  /** Demands a method of another class that hooks call. */
  public void require(String className, MethodShape shape) {
    TypePool.Resolution resolution = pool.describe(className);
    if (!resolution.isResolved()
        || resolution.resolve().getDeclaredMethods().stream().noneMatch(shape::matches)) {
      throw new ShapeMismatchException(className + " has no " + shape);
    }
  }

  /** Demands a public class with a public method, for calls from outside. */
  void requirePublic(String className, MethodShape shape) {
    require(className, shape);
    TypeDescription found = pool.describe(className).resolve();
    if (!found.isPublic()
        || found.getDeclaredMethods().stream().noneMatch(m -> shape.matches(m) && m.isPublic())) {
      throw new ShapeMismatchException(className + " with its " + shape + " is not public");
    }
  }

  /** A method with a body, exactly. */
  public record MethodShape(String name, String descriptor) {
    /** Whether a method is it. */
    public boolean matches(MethodDescription method) {
      return method.getInternalName().equals(name)
          && method.getDescriptor().equals(descriptor)
          && !method.isNative()
          && !method.isAbstract();
    }

    boolean matches(int access, String methodName, String methodDescriptor) {
      return methodName.equals(name)
          && methodDescriptor.equals(descriptor)
          && (access & (Opcodes.ACC_NATIVE | Opcodes.ACC_ABSTRACT)) == 0;
    }

    @Override
    public String toString() {
      return name + descriptor;
    }
  }
}
