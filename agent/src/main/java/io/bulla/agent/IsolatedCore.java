package io.bulla.agent;

import io.bulla.agent.boot.Bridge;
import io.bulla.agent.boot.Gate;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * The isolated half of the agent, made with the first engine class and kept. Thread-safe.
 *
 * <p>It is made while a class of the application is being loaded, so it asks nothing of the
 * application's loaders, whose locks other threads may hold.
 */
final class IsolatedCore {
  private static final String ENTRY = "io.bulla.agent.core.AgentCore";

  private final Distribution distribution;
  private final @Nullable String argument;
  private final long startNanos;
  private volatile long installNanos;
  private volatile Callable<List<String>> late = List::of;
  private @Nullable Bridge bridge;
  private @Nullable Exception failure;

  IsolatedCore(Distribution distribution, @Nullable String argument, long startNanos) {
    this.distribution = distribution;
    this.argument = argument;
    this.startNanos = startNanos;
  }

  /** What to ask for classes that ran without hooks, before a sealed model goes to an engine. */
  void lookForLate(Callable<List<String>> look) {
    late = look;
  }

  void installed(long nowNanos) {
    installNanos = nowNanos - startNanos;
  }

  /** The bridge, or the error that came when it was first asked for. */
  synchronized Bridge bridge() throws Exception {
    if (failure != null) {
      throw failure;
    }
    if (bridge == null) {
      try {
        bridge = make(System.nanoTime());
      } catch (Exception e) {
        failure = e;
        throw e;
      }
    }
    return bridge;
  }

  private Bridge make(long nowNanos) {
    try {
      Bridge made =
          (Bridge)
              Class.forName(ENTRY, true, loader())
                  .getMethod("start", String.class, Callable.class, long.class, long.class)
                  .invoke(null, argument, late, installNanos, nowNanos);
      Gate.connect(made);
      return made;
    } catch (InvocationTargetException e) {
      throw new IllegalStateException("the agent cannot start: " + e.getCause(), e.getCause());
    } catch (ReflectiveOperationException | IOException | LinkageError e) {
      throw new IllegalStateException(
          "the installation in "
              + distribution.root()
              + " is damaged ("
              + e
              + "): unpack the distribution again",
          e);
    }
  }

  private IsolatedLoader loader() throws IOException {
    URL[] classPath = distribution.classPath();
    return new IsolatedLoader(classPath, distribution.nativeDirectory());
  }
}
