package io.bulla.cli.doctor;

import io.bulla.agent.core.HookForecast;
import io.bulla.cli.ExitCode;
import io.bulla.cli.Failure;
import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;

/** What the agent will do with an application, by its class path. Stateless. */
final class AgentChecks {
  private static final String WILDCARD = "*";

  private AgentChecks() {}

  /** One check for each class that will be woven into, and for each jar that hides others. */
  static List<Check> of(String classPath) throws IOException {
    List<Path> entries = entries(classPath);
    List<Check> checks = new ArrayList<>();
    List<URL> urls = new ArrayList<>();
    for (Path entry : entries) {
      urls.add(url(entry));
      if (holdsJars(entry)) {
        checks.add(
            Check.warn(
                "class path",
                entry + " holds its libraries in jars within it, which were not looked into",
                "unpack it, and name what was in it"));
      }
    }
    HookForecast.of(urls).forEach(forecast -> checks.add(check(forecast)));
    if (checks.isEmpty()) {
      checks.add(
          Check.warn(
              "agent",
              "no class of an engine that Bulla knows is on this class path",
              "give the class path that the application runs with; docs/agent.md has the engines"));
    }
    return checks;
  }

  private static Check check(HookForecast forecast) {
    return switch (forecast.outlook()) {
      case TESTED -> Check.ok(forecast.className(), forecast.summary());
      case UNTESTED ->
          Check.warn(
              forecast.className(),
              forecast.summary(),
              "sealed models load with a warning, or not with agent.engine.untested = refuse: try"
                  + " it, or take a tested version");
      case MISMATCHED ->
          Check.fail(
              forecast.className(), forecast.summary(), "take a version that docs/agent.md lists");
    };
  }

  /** As the JVM reads a class path: a star stands for the jars of a directory. */
  private static List<Path> entries(String classPath) throws IOException {
    List<Path> entries = new ArrayList<>();
    for (String text : classPath.split(File.pathSeparator, -1)) {
      if (text.equals(WILDCARD) || text.endsWith(File.separator + WILDCARD)) {
        entries.addAll(jars(existing(text.substring(0, text.length() - 1))));
      } else if (!text.isEmpty()) {
        entries.add(existing(text));
      }
    }
    return entries;
  }

  private static Path existing(String text) {
    Path entry = Path.of(text).toAbsolutePath();
    if (!Files.exists(entry)) {
      throw new Failure(
          ExitCode.IO,
          entry + ": there is no such entry of a class path",
          "give --agent the class path that the application runs with");
    }
    return entry;
  }

  private static List<Path> jars(Path directory) throws IOException {
    List<Path> jars = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(directory, "*.{jar,JAR}")) {
      found.forEach(jars::add);
    }
    jars.sort(null);
    return jars;
  }

  private static URL url(Path entry) throws MalformedURLException {
    return entry.toUri().toURL(); // of a directory it ends with a slash
  }

  private static boolean holdsJars(Path entry) throws IOException {
    if (Files.isDirectory(entry)) {
      return false;
    }
    try (JarFile jar = new JarFile(entry.toFile())) {
      return jar.stream().anyMatch(each -> each.getName().endsWith(".jar"));
    }
  }
}
