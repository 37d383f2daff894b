package io.bulla.harness;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The bulla command of the distribution. */
public final class BullaCommand {
  /** For small models: the second compiler costs more than it gives. */
  static final Map<String, String> SHORT_LIVED =
      Map.of("BULLA_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");

  private BullaCommand() {}

  /** Runs it to its end with these keys. */
  public static Outcome run(KeySetup keys, Object... arguments) {
    return runUnder(List.of(), Map.of(), keys, arguments);
  }

  static Outcome runUnder(
      List<String> tracer, Map<String, String> more, KeySetup keys, Object... arguments) {
    List<String> command = new ArrayList<>(tracer);
    command.add(Distribution.built().command().toString());
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    Path directory = Scratch.directory("bulla");
    Map<String, String> environment = new HashMap<>(SHORT_LIVED);
    environment.putAll(more);
    environment.putAll(keys.environment());
    environment.put("BULLA_CONFIG", keys.configuration().toString());
    environment.put("JAVA_HOME", Jdk.running().home().toString());
    environment.put("PATH", System.getenv("PATH"));
    environment.put("HOME", directory.toString());
    return Forked.run(command, environment, directory);
  }
}
