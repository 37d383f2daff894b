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
  private static @Nullable IsolatedCore core;

  private BullaAgent() {}

  /** Called by the JVM before the application's main. */
  public static void premain(@Nullable String argument, Instrumentation instrumentation) {
    install(argument, instrumentation);
  }

  /** Called by the JVM when the agent is attached to it; engines loaded before are hooked too. */
  public static void agentmain(@Nullable String argument, Instrumentation instrumentation)
      throws Exception {
    install(argument, instrumentation);
    Set<String> hooked = classes(argument == null ? "" : argument);
    boolean any = false;
    for (Class<?> loaded : instrumentation.getAllLoadedClasses()) {
      if (hooked.contains(loaded.getName().replace('.', '/'))) {
        instrumentation.retransformClasses(loaded);
        any = true;
      }
    }
    // For whoever attached: the JVM tells its properties to nobody else. (docs/cli.md, attach)
    System.setProperty(HOOKED_PROPERTY, any ? hooked() : "");
  }

  private static synchronized String hooked() throws Exception {
    return Objects.requireNonNull(core).bridge().hooked();
  }

  private static synchronized void install(
      @Nullable String argument, Instrumentation instrumentation) {
    String given = argument == null ? "" : argument;
    try {
      if (installed == null) {
        install(given, instrumentation, System.nanoTime());
        installed = given;
      } else if (!installed.equals(given)) {
        throw new IllegalStateException(
            "the agent is there already, with another argument (\""
                + installed
                + "\", now \""
                + given
                + "\"): start it once");
      }
    } catch (IllegalStateException e) {
      Stderr.line("error: " + e.getMessage());
      throw e;
    }
  }

  private static void install(String argument, Instrumentation instrumentation, long startNanos) {
    IsolatedCore made = new IsolatedCore(Distribution.aroundAgent(), argument, startNanos);
    instrumentation.addTransformer(new EngineTransformer(made, classes(argument)), true);
    made.installed(System.nanoTime());
    core = made;
  }

  private static Set<String> classes(String argument) {
    return EngineClasses.with(ConfiguredClasses.named(argument, System.getenv()));
  }
}
