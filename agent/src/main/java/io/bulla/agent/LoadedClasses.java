package io.bulla.agent;

import io.bulla.agent.boot.Stderr;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Puts hooks into classes of engines that are loaded without them. Thread-safe.
 *
 * <p>A class whose bytes had been read when the transformer came, and that is defined after a look
 * at what is loaded, is found by a later look only. So an agent that is attached to an application
 * goes on looking for a while.
 */
final class LoadedClasses {
  private static final long WATCH_NANOS = TimeUnit.MINUTES.toNanos(10);
  private static final long LOOK_EVERY_MILLIS = 2_000;

  private final Instrumentation instrumentation;
  private final Set<String> engineClasses;
  private final EngineTransformer transformer;
  private final List<String> late = new ArrayList<>();
  private boolean incomplete; // a class could not be hooked: looked for until it can be
  private boolean watched;
  private long watchedSinceNanos;

  LoadedClasses(
      Instrumentation instrumentation, Set<String> engineClasses, EngineTransformer transformer) {
    this.instrumentation = instrumentation;
    this.engineClasses = engineClasses;
    this.transformer = transformer;
  }

  /** Hooks what has no hooks yet; returns whether there was something. */
  synchronized boolean hook() throws UnmodifiableClassException {
    return hook(new ArrayList<>());
  }

  private boolean hook(List<String> names) throws UnmodifiableClassException {
    incomplete = true;
    int before = names.size();
    for (Class<?> loaded : instrumentation.getAllLoadedClasses()) {
      if (!isOfTheJdk(loaded) && isUnhooked(loaded, loaded.getName().replace('.', '/'))) {
        instrumentation.retransformClasses(loaded);
        names.add(loaded.getName());
      }
    }
    incomplete = false;
    return names.size() > before;
  }

  private boolean isUnhooked(Class<?> loaded, String internalName) {
    return engineClasses.contains(internalName)
        && !transformer.hasHooked(loaded.getClassLoader(), internalName);
  }

  /** Whether any class has hooks, loaded late or not. */
  boolean isAnyHooked() {
    return transformer.hasHookedAny();
  }

  /** Nearly all that is loaded when a JVM starts: told apart without making text of names. */
  private static boolean isOfTheJdk(Class<?> loaded) {
    return loaded.getClassLoader() == null && loaded.getModule().isNamed();
  }

  /** Goes on looking in the background, and in {@link #hookLate}. */
  synchronized void watch() {
    watchedSinceNanos = System.nanoTime();
    if (!watched) {
      watched = true;
      startLooking();
    }
  }

  private void startLooking() {
    Thread thread = new Thread(null, this::lookAgain, "bulla-attached", 0, false);
    thread.setContextClassLoader(ClassLoader.getSystemClassLoader());
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * Hooks what was being loaded when the agent was attached.
   *
   * @return the classes that ran without hooks, each told once; empty where that is over
   */
  synchronized List<String> hookLate() throws UnmodifiableClassException {
    lookWhileWatched();
    List<String> told = List.copyOf(late);
    late.clear();
    return told;
  }

  private synchronized boolean lookWhileWatched() throws UnmodifiableClassException {
    watched &= incomplete || System.nanoTime() - watchedSinceNanos < WATCH_NANOS;
    if (watched) {
      hook(late);
    }
    return watched;
  }

  private void lookAgain() {
    try {
      do {
        Thread.sleep(LOOK_EVERY_MILLIS);
      } while (lookWhileWatched());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // nobody has this thread, so the process is ending
    } catch (UnmodifiableClassException | RuntimeException | Error e) {
      // Each sealed model that is opened meets it again, and is refused for it.
      Stderr.line("error: Bulla could not hook a class that was loaded as it was attached: " + e);
    }
  }
}
