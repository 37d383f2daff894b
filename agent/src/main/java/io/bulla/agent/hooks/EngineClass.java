package io.bulla.agent.hooks;

import io.bulla.agent.hooks.TargetClass.MethodShape;
import java.io.IOException;
import java.io.InputStream;
import net.bytebuddy.jar.asm.ClassReader;
import org.jspecify.annotations.Nullable;

/**
 * A class of an engine while the JVM loads it, as its class file: nothing of the application is
 * loaded by looking at it. Immutable.
 */
public final class EngineClass {
  private static final int METHODS_ONLY =
      ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES;

  private final @Nullable ClassLoader loader;
  private final String internalName;
  private final byte[] classFile;

  /**
   * Takes a class file, which is not copied, and the loader that will own it; null is the boot
   * loader.
   */
  public EngineClass(@Nullable ClassLoader loader, String internalName, byte[] classFile) {
    this.loader = loader;
    this.internalName = internalName;
    this.classFile = classFile;
  }

  /** With dots. */
  public String name() {
    return internalName.replace('/', '.');
  }

  /** As Byte Buddy sees it. */
  public TargetClass described() {
    return TargetClass.of(loader, internalName, classFile);
  }

  ClassReader reader() {
    return new ClassReader(classFile);
  }

  /** Demands a method of this class. */
  public void require(MethodShape shape) {
    require(reader(), name(), shape);
  }

  /**
   * Demands a method of another class that the hook's code calls.
   *
   * @param other its name, with slashes
   */
  public void require(String other, MethodShape shape) {
    String file = other + ".class";
    try (InputStream in =
        loader == null
            ? ClassLoader.getSystemResourceAsStream(file)
            : loader.getResourceAsStream(file)) {
      if (in == null) {
        throw new ShapeMismatchException("there is no " + other.replace('/', '.'));
      }
      require(new ClassReader(in), other.replace('/', '.'), shape);
    } catch (IOException e) {
      throw new ShapeMismatchException(other.replace('/', '.') + " cannot be read: " + e);
    }
  }

  private static void require(ClassReader reader, String name, MethodShape shape) {
    DeclaredMethod declared = new DeclaredMethod(shape);
    reader.accept(declared, METHODS_ONLY);
    if (!declared.isFound()) {
      throw new ShapeMismatchException(name + " has no " + shape);
    }
  }
}
