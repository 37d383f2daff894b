package io.bulla.agent;

import io.bulla.agent.boot.Stderr;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The classes that {@code agent.load-points} names, which must be known before the first class is
 * compared. Nothing else of the configuration is looked at, and nothing is checked: the isolated
 * half parses it anew when one of the classes appears.
 */
final class ConfiguredClasses {
  private static final String KEY = "agent.load-points";
  private static final String VARIABLE = "BULLA_AGENT_LOAD_POINTS";

  private ConfiguredClasses() {}

  /** Internal names. */
  static Set<String> named(String argument, Map<String, String> environment) {
    String points = loadPoints(argument, environment);
    return points.isEmpty() ? Set.of() : classes(points);
  }

  private static Set<String> classes(String points) {
    Set<String> names = new HashSet<>();
    Matcher classes = ClassNames.BEFORE_METHOD.matcher(points);
    while (classes.find()) {
      names.add(classes.group(1).replace('.', '/'));
    }
    return names;
  }

  /** The argument beats the environment, which beats the file. */
  private static String loadPoints(String argument, Map<String, String> environment) {
    String given = ArgumentPairs.value(argument, KEY);
    String value = given == null ? environment.get(VARIABLE) : given;
    return value == null ? inFile(argument, environment) : value;
  }

  private static String inFile(String argument, Map<String, String> environment) {
    String file = file(argument, environment);
    try {
      return isAbsent(file) ? "" : in(file); // told where it matters, if it was named
    } catch (IOException | IllegalArgumentException e) {
      Stderr.line(
          "warning: "
              + file
              + " cannot be read ("
              + e
              + "): no class is hooked for "
              + KEY
              + ", and engines that are known load no model; let this user read it");
      return "";
    }
  }

  /** By java.io, since the classes of channels would be loaded for this only. */
  private static String in(String file) throws IOException {
    Properties properties = new Properties();
    try (Reader reader =
        new InputStreamReader(new FileInputStream(file), StandardCharsets.UTF_8.newDecoder())) {
      properties.load(reader);
    }
    return properties.getProperty(KEY, "");
  }

  /** A file that cannot be seen, as in a directory that cannot be searched, may well be there. */
  private static boolean isAbsent(String file) {
    return !new File(file).exists() && Files.notExists(Path.of(file));
  }

  private static String file(String argument, Map<String, String> environment) {
    String named = ArgumentPairs.are(argument) ? ArgumentPairs.value(argument, "config") : argument;
    if (named != null && !named.isBlank()) {
      return named;
    }
    String variable = environment.getOrDefault("BULLA_CONFIG", "");
    return variable.isEmpty() ? inHome(environment) : variable;
  }

  private static String inHome(Map<String, String> environment) {
    String xdg = environment.getOrDefault("XDG_CONFIG_HOME", "");
    String home = environment.getOrDefault("HOME", "");
    String own = home.startsWith("/") ? home : System.getProperty("user.home");
    return (xdg.isEmpty() ? own + "/.config" : xdg) + "/bulla/bulla.properties";
  }

  /** Made only where it is needed: every JVM's start would pay for its classes. */
  private static final class ClassNames {
    static final Pattern BEFORE_METHOD = Pattern.compile("([\\w.$]+)#");
  }
}
