package io.bulla.agent.core;

import io.bulla.agent.hooks.Engine;
import io.bulla.agent.hooks.EngineClass;
import io.bulla.agent.hooks.Hook;
import io.bulla.agent.hooks.ShapeMismatchException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;

/**
 * What the agent will do with one class of an application, found by weaving into it and loading
 * nothing of it. Immutable.
 *
 * @param className the class
 * @param outlook whether it will be hooked
 * @param summary engine, version and how they stand, for people
 */
public record HookForecast(String className, Outlook outlook, String summary) {
  /** Whether a class will be hooked. */
  public enum Outlook {
    /** It will be, and tests run with this version. */
    TESTED,
    /** It will be, and no test runs with this version. */
    UNTESTED,
    /** It does not fit: sealed models will be refused. */
    MISMATCHED
  }

  /**
   * Forecasts for each class of a class path that the agent would weave into, in the order of its
   * hooks.
   *
   * @param classPath jars, and directories with a slash at the end
   * @throws IOException if one of the classes cannot be read
   */
  public static List<HookForecast> of(List<URL> classPath) throws IOException {
    List<HookForecast> forecasts = new ArrayList<>();
    ClassLoader platform = ClassLoader.getPlatformClassLoader();
    try (URLClassLoader application = new URLClassLoader(classPath.toArray(URL[]::new), platform)) {
      for (Hook hook : AllHooks.list()) {
        URL found = application.findResource(hook.internalName() + ".class");
        if (found != null) {
          forecasts.add(of(hook, application, read(found)));
        }
      }
    }
    return forecasts;
  }

  private static byte[] read(URL classFile) throws IOException {
    var connection = classFile.openConnection();
    connection.setUseCaches(false); // a cached jar would stay open
    try (InputStream in = connection.getInputStream()) {
      return in.readAllBytes();
    }
  }

  private static HookForecast of(Hook hook, ClassLoader application, byte[] classFile) {
    Engine engine = hook.engine();
    String name = hook.internalName().replace('/', '.');
    try {
      hook.weave(new EngineClass(application, hook.internalName(), classFile));
    } catch (ShapeMismatchException e) {
      return new HookForecast(
          name, Outlook.MISMATCHED, mismatched(engine, String.valueOf(e.getMessage())));
    }
    String version = EngineVersion.of(application, hook.internalName());
    boolean tested = engine.testedVersions().contains(version);
    return new HookForecast(
        name, tested ? Outlook.TESTED : Outlook.UNTESTED, hooked(engine, version));
  }

  static String hooked(Engine engine, String version) {
    String known = version.isEmpty() ? "of unknown version" : version;
    boolean tested = engine.testedVersions().contains(version);
    return engine.title()
        + " "
        + known
        + (tested ? ", tested" : ", fits, but was not tested: " + engine.testedVersions());
  }

  static String mismatched(Engine engine, String reason) {
    return engine.title() + " does not fit, so that sealed models will be refused: " + reason;
  }
}
