package io.bulla.provider.config;

import java.nio.file.Path;
import java.util.Map;

/** Where a user's programs keep things, by the XDG base directory specification. */
public enum UserDirectory {
  /** Settings. */
  CONFIG("XDG_CONFIG_HOME", ".config"),
  /** What a program remembers from one run to the next. */
  STATE("XDG_STATE_HOME", ".local/state"),
  /** What can be had again. */
  CACHE("XDG_CACHE_HOME", ".cache");

  private final String variable;
  private final String belowHome;

  UserDirectory(String variable, String belowHome) {
    this.variable = variable;
    this.belowHome = belowHome;
  }

  /**
   * Returns Bulla's directory there, which need not exist: {@code bulla} in the directory that the
   * variable names, such as {@code $XDG_STATE_HOME}, else below {@code ~}: that is {@code $HOME} if
   * it is an absolute path, else the home of the user.
   *
   * @param environment the process's environment
   */
  public Path ofBulla(Map<String, String> environment) {
    String named = environment.getOrDefault(variable, "");
    Path base = named.isEmpty() ? home(environment).resolve(belowHome) : Path.of(named);
    return base.resolve("bulla");
  }

  /** The JDK's own answer is from the user database, and so not where a shell has its {@code ~}. */
  private static Path home(Map<String, String> environment) {
    Path home = Path.of(environment.getOrDefault("HOME", ""));
    return home.isAbsolute() ? home : Path.of(System.getProperty("user.home"));
  }
}
