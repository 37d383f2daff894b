package io.bulla.agent;

import io.bulla.agent.boot.Stderr;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
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
  private static Set<String> hookedClasses = Set.of();
  private static @Nullable IsolatedCore core;

  private BullaAgent() {}

  /**
   * Called by the JVM before the application's main, though not before other agents: engines that
   * those have loaded are hooked too, or the JVM does not start.
   */
  public static void premain(@Nullable String argument, Instrumentation instrumentation)
      throws Exception {
    hookLoaded(install(argument, instrumentation), instrumentation);
  }

  /** Called by the JVM when the agent is attached to it; engines loaded before are hooked too. */
  public static void agentmain(@Nullable String argument, Instrumentation instrumentation)
      throws Exception {
    boolean any = hookLoaded(install(argument, instrumentation), instrumentation);
    // For whoever attached: the JVM tells its properties to nobody else. (docs/cli.md, attach)
    System.setProperty(HOOKED_PROPERTY, any ? hooked() : "");
  }

  /** Whether there was any class to hook. */
  private static boolean hookLoaded(Set<String> hooked, Instrumentation instrumentation)
      throws UnmodifiableClassException {
    boolean any = false;
    for (Class<?> loaded : instrumentation.getAllLoadedClasses()) {
      if (!isOfTheJdk(loaded) && hooked.contains(loaded.getName().replace('.', '/'))) {
        instrumentation.retransformClasses(loaded);
        any = true;
      }
    }
    return any;
  }

  /** Nearly all that is loaded when a JVM starts: told apart without making text of names. */
  private static boolean isOfTheJdk(Class<?> loaded) {
    return loaded.getClassLoader() == null && loaded.getModule().isNamed();
  }

  private static synchronized String hooked() throws Exception {
    return Objects.requireNonNull(core).bridge().hooked();
  }

  /** The internal names of the classes that are hooked. */
  private static synchronized Set<String> install(
      @Nullable String argument, Instrumentation instrumentation) {
    String given = argument == null ? "" : argument;
    try {
      if (installed == null) {
        hookedClasses = install(given, instrumentation, System.nanoTime());
        installed = given;
      } else if (!installed.equals(given)) {
        throw new IllegalStateException(
            "the agent is there already, with another argument (\""
                + installed
                + "\", now \""
                + given
                + "\"): start it once");
      }
      return hookedClasses;
    } catch (IllegalStateException e) {
      Stderr.line("error: " + e.getMessage());
      throw e;
    }
  }

  private static Set<String> install(
      String argument, Instrumentation instrumentation, long startNanos) {
    IsolatedCore made = new IsolatedCore(Distribution.aroundAgent(), argument, startNanos);
    Set<String> classes = EngineClasses.with(ConfiguredClasses.named(argument, System.getenv()));
    instrumentation.addTransformer(new EngineTransformer(made, classes), true);
    made.installed(System.nanoTime());
    core = made;
    return classes;
  }
}
