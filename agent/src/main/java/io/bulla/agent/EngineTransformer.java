package io.bulla.agent;

import io.bulla.agent.boot.Stderr;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Compares the name of each class with those of engines; only a match costs more. Thread-safe.
 *
 * <p>The JVM swallows what a transformer throws and goes on with the class unchanged. So nothing is
 * thrown here: a class that must not run unhooked is replaced by one that the JVM refuses.
 *
 * <p>What the comparison needs is made before the transformer is installed. A class that is first
 * loaded from inside {@link #transform} while the JVM is loading it would be a circularity, and the
 * JVM would repeat that error for good.
 */
final class EngineTransformer implements ClassFileTransformer {
  private final Set<String> engineClasses;
  private final byte[] refusal = RefusingClass.bytes();
  private final Set<String> told = ConcurrentHashMap.newKeySet();
  private final Map<@Nullable ClassLoader, Set<String>> hooked =
      Collections.synchronizedMap(new WeakHashMap<>());
  private final IsolatedCore core;

  EngineTransformer(IsolatedCore core, Set<String> engineClasses) {
    this.core = core;
    this.engineClasses = engineClasses;
  }

  @Override
  public byte @Nullable [] transform(
      @Nullable ClassLoader loader,
      @Nullable String internalName,
      @Nullable Class<?> loaded,
      @Nullable ProtectionDomain domain,
      byte[] classFile) {
    if (internalName == null || !engineClasses.contains(internalName)) {
      return null;
    }
    try {
      byte[] woven = core.bridge().transform(loader, internalName, classFile);
      remember(loader, internalName);
      return woven;
    } catch (Throwable failure) {
      tell(internalName, failure);
      return refusal;
    }
  }

  /** Whether the class of a loader was given its hooks; the loader may be the boot loader. */
  boolean hasHooked(@Nullable ClassLoader loader, String internalName) {
    Set<String> names = hooked.get(loader);
    return names != null && names.contains(internalName);
  }

  boolean hasHookedAny() {
    return !hooked.isEmpty();
  }

  private void remember(@Nullable ClassLoader loader, String internalName) {
    Set<String> fresh = ConcurrentHashMap.newKeySet();
    Set<String> names = hooked.putIfAbsent(loader, fresh);
    (names == null ? fresh : names).add(internalName);
  }

  private void tell(String internalName, Throwable failure) {
    try {
      String reason = failure.getMessage() == null ? failure.toString() : failure.getMessage();
      if (told.add(internalName)) {
        String name = internalName.replace('/', '.');
        Stderr.line("error: Bulla refuses " + name + ", which it could not hook: " + reason);
      }
    } catch (Throwable untold) {
      // No memory or stack left to tell: the refusal counts all the same.
    }
  }
}
