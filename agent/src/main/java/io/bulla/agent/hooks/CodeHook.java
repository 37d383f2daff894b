package io.bulla.agent.hooks;

import java.util.List;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassWriter;

/**
 * A hook that writes its code instruction by instruction, for classes that every application with
 * the engine loads: the 800 classes of Byte Buddy that an {@link AdviceHook} needs take a JVM that
 * has just begun half a second.
 *
 * <p>As with an {@link AdviceHook}, neither fields nor methods are added.
 */
public interface CodeHook extends Hook {
  /**
   * What to weave into which methods, all of which the class must have.
   *
   * @throws ShapeMismatchException if another class is not what the hook was made for
   */
  List<CodeBinding> bindings(EngineClass target);

  @Override
  default byte[] weave(EngineClass target) {
    ClassReader reader = target.reader();
    ClassWriter writer = new ClassWriter(reader, 0);
    CodeBindings bindings = new CodeBindings(writer, target.name(), bindings(target));
    reader.accept(bindings, 0);
    bindings.requireAll();
    return writer.toByteArray();
  }
}
