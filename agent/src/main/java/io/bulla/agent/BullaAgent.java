package io.bulla.agent;

import io.bulla.agent.boot.Stderr;
import java.lang.instrument.Instrumentation;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Entry of {@code -javaagent:bulla-agent.jar[=FILE | =KEY=VALUE,…]}.
 *
 * <p>Of the configuration it reads only which classes have load points of their own, and it reads
 * no key. It writes nothing unless that cannot be read or the JVM cannot go on.
 */
public final class BullaAgent {
  private static final String HOOKED_PROPERTY = "io.bulla.agent.hooked";

  private static @Nullable String installed;
  private static @Nullable LoadedClasses loadedClasses;
  private static @Nullable IsolatedCore core;

  private BullaAgent() {}

  /**
   * Called by the JVM before the application's main, though not before other agents: engines that
   * those have loaded are hooked too, or the JVM does not start.
   */
  public static void premain(@Nullable String argument, Instrumentation instrumentation)
      throws Exception {
    LoadedClasses loaded = install(argument, instrumentation);
    if (loaded.hook()) {
      loaded.watch(); // an earlier agent uses engines, and so may be loading more
    }
  }

  /** Called by the JVM when the agent is attached to it; engines loaded before are hooked too. */
  public static void agentmain(@Nullable String argument, Instrumentation instrumentation)
      throws Exception {
    LoadedClasses loaded = install(argument, instrumentation);
    loaded.watch(); // first, so that sealed models are refused if something cannot be hooked
    loaded.hook();
    // For whoever attached: the JVM tells its properties to nobody else. (docs/cli.md, attach)
    System.setProperty(HOOKED_PROPERTY, loaded.isAnyHooked() ? hooked() : "");
  }

  private static synchronized String hooked() throws Exception {
    return Objects.requireNonNull(core).bridge().hooked();
  }

  /** The classes that are hooked. */
  private static synchronized LoadedClasses install(
      @Nullable String argument, Instrumentation instrumentation) {
    String given = argument == null ? "" : argument;
    try {
      if (installed == null) {
        loadedClasses = install(given, instrumentation, System.nanoTime());
        installed = given;
      } else if (!installed.equals(given)) {
        throw new IllegalStateException(
            "the agent is there already, with another argument (\""
                + installed
                + "\", now \""
                + given
                + "\"): start it once");
      }
      return Objects.requireNonNull(loadedClasses);
    } catch (IllegalStateException e) {
      Stderr.line("error: " + e.getMessage());
      throw e;
    }
  }

  private static LoadedClasses install(
      String argument, Instrumentation instrumentation, long startNanos) {
    IsolatedCore made = new IsolatedCore(Distribution.aroundAgent(), argument, startNanos);
    Set<String> classes = EngineClasses.with(ConfiguredClasses.named(argument, System.getenv()));
    EngineTransformer transformer = new EngineTransformer(made, classes);
    LoadedClasses loaded = new LoadedClasses(instrumentation, classes, transformer);
    made.lookForLate(loaded::hookLate);
    instrumentation.addTransformer(transformer, true);
    made.installed(System.nanoTime());
    core = made;
    return loaded;
  }
}
