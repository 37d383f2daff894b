package io.bulla.agent.core;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * Bulla's own classes that the first sealed file needs. A JVM that has just begun takes some 0.1 s
 * to load them, in which the engine would wait. Those that a compiler makes for a switch are no
 * part of the list: not every compiler does. Stateless.
 */
final class FirstOpenClasses {
  static final String LIST = "first-open-classes.txt";

  private FirstOpenClasses() {}

  /** Loads and links them, and runs no code of theirs. */
  static void load() throws IOException {
    InputStream list = FirstOpenClasses.class.getResourceAsStream(LIST);
    if (list == null) {
      throw new IOException(LIST + " is not beside " + FirstOpenClasses.class);
    }
    try (BufferedReader names =
        new BufferedReader(new InputStreamReader(list, StandardCharsets.US_ASCII))) {
      for (String name = names.readLine(); name != null; name = names.readLine()) {
        link(name);
      }
    }
  }

  private static void link(String name) throws IOException {
    try {
      Class<?> found = Class.forName(name, false, FirstOpenClasses.class.getClassLoader());
      Objects.requireNonNull(found.getDeclaredConstructors(), name); // to look at them links it
    } catch (ClassNotFoundException | LinkageError e) {
      throw new IOException(LIST + " names " + name + ", which this installation lacks", e);
    }
  }
}
