package io.bulla.agent;

import io.bulla.agent.boot.Stderr;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Compares the name of each class with those of engines; only a match costs more. Thread-safe.
 *
 * <p>The JVM swallows what a transformer throws and goes on with the class unchanged. So nothing is
 * thrown here: a class that must not run unhooked is replaced by one that the JVM refuses.
 */
final class EngineTransformer implements ClassFileTransformer {
  private final IsolatedCore core;
  private final Set<String> told = ConcurrentHashMap.newKeySet();

  EngineTransformer(IsolatedCore core) {
    this.core = core;
  }

  @Override
  public byte @Nullable [] transform(
      @Nullable ClassLoader loader,
      @Nullable String internalName,
      @Nullable Class<?> loaded,
      @Nullable ProtectionDomain domain,
      byte[] classFile) {
    if (internalName == null || !EngineClasses.contains(internalName)) {
      return null;
    }
    try {
      return core.bridge().transform(loader, internalName, classFile);
    } catch (Throwable failure) {
      return refuse(internalName, failure);
    }
  }

  private byte[] refuse(String internalName, Throwable failure) {
    String reason = failure.getMessage() == null ? failure.toString() : failure.getMessage();
    if (told.add(internalName)) {
      String name = internalName.replace('/', '.');
      Stderr.line("error: Bulla refuses " + name + ", which it could not hook: " + reason);
    }
    return RefusingClass.bytes();
  }
}
