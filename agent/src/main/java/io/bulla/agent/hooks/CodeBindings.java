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
    for (int i = 0; i < missing.size(); i++) {
      if (missing.get(i).method().matches(access, name, descriptor)) {
        return missing
            .remove(i)
            .visit()
            .over(next, className); // no equals: a record's is slow once
      }
    }
    return next;
  }

  /** Throws unless every method was there that every version has. */
  void requireAll() {
    for (CodeBinding binding : missing) {
      if (!binding.optional()) {
        throw new ShapeMismatchException(className + " has no " + binding.method());
      }
    }
  }
}
