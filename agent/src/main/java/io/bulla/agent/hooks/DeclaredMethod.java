package io.bulla.agent.hooks;

import io.bulla.agent.hooks.TargetClass.MethodShape;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/** Looks for one method in a class. Not safe for threads. */
final class DeclaredMethod extends ClassVisitor {
  private final MethodShape shape;
  private boolean found;

  DeclaredMethod(MethodShape shape) {
    super(Opcodes.ASM9);
    this.shape = shape;
  }

  boolean isFound() {
    return found;
  }

  @Override
  public @Nullable MethodVisitor visitMethod(
      int access,
      String name,
      String descriptor,
      @Nullable String signature,
      String @Nullable [] exceptions) {
    found |= shape.matches(access, name, descriptor);
    return null;
  }
}
