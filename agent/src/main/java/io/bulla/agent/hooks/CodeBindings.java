package io.bulla.agent.hooks;

import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/** Changes the code of methods of one class. Not safe for threads. */
final class CodeBindings extends ClassVisitor {
  private final String className;
  private final List<CodeBinding> missing;

  CodeBindings(ClassVisitor next, String className, List<CodeBinding> bindings) {
    super(Opcodes.ASM9, next);
    this.className = className;
    this.missing = new ArrayList<>(bindings);
  }

  @Override
  public MethodVisitor visitMethod(
      int access,
      String name,
      String descriptor,
      @Nullable String signature,
      String @Nullable [] exceptions) {
    MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
    for (CodeBinding binding : missing) {
      if (binding.method().matches(access, name, descriptor)) {
        missing.remove(binding);
        return binding.visit().over(next, className);
      }
    }
    return next;
  }

  /** Throws unless every method was there. */
  void requireAll() {
    if (!missing.isEmpty()) {
      throw new ShapeMismatchException(className + " has no " + missing.get(0).method());
    }
  }
}
