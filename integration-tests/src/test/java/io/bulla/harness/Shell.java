package io.bulla.harness;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Commands for a shell. */
public final class Shell {

  private Shell() {}

  /** Runs them one after the other in a directory, to the first that fails. */
  public static Outcome run(String commands, Map<String, String> environment, Path directory) {
    Map<String, String> all = new HashMap<>(BullaCommand.SHORT_LIVED);
    all.putAll(environment);
    all.put("JAVA_HOME", Jdk.running().home().toString());
    all.put("HOME", directory.toString());
    return Forked.run(List.of("bash", "-euo", "pipefail", "-c", commands), all, directory);
  }
}
