package io.bulla.harness;

import io.bulla.testing.Program;
import io.bulla.testing.Tools;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The bulla command of the distribution. */
public final class BullaCommand {

  private BullaCommand() {}

  /** Runs it to its end with these keys. */
  public static Outcome run(KeySetup keys, Object... arguments) {
    return runUnder(List.of(), Map.of(), keys, arguments);
  }

  /**
   * Runs it with these keys and lets it be killed at the n-th of these system calls of a thread.
   */
  public static Outcome killedAt(String systemCall, int n, KeySetup keys, Object... arguments) {
    Program strace = Tools.requireStrace();
    List<String> command =
        List.of(
            strace.command().toString(),
            "-f", // without --seccomp-bpf, with which calls after the first are not counted
            "-qq",
            "-o",
            Scratch.directory("trace").resolve("calls").toString(),
            "-e",
            "trace=" + systemCall,
            "-e",
            "inject=" + systemCall + ":signal=KILL:when=" + n);
    return runUnder(command, strace.environment(), keys, arguments);
  }

  static Outcome runUnder(
      List<String> tracer, Map<String, String> more, KeySetup keys, Object... arguments) {
    List<String> command = new ArrayList<>(tracer);
    command.add(Distribution.built().command().toString());
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    Path directory = Scratch.directory("bulla");
    Map<String, String> environment = new HashMap<>(more);
    environment.putAll(keys.environment());
    environment.put("BULLA_CONFIG", keys.configuration().toString());
    environment.put("JAVA_HOME", Jdk.running().home().toString());
    environment.put("PATH", System.getenv("PATH"));
    environment.put("HOME", directory.toString());
    return Forked.run(command, environment, directory);
  }
}
