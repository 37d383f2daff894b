package io.bulla.provider.bcfips;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Security;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs commands of the JDK that runs the tests. */
record Forked(int exitCode, String output) {

  /** Runs {@link RegisteredProgram} on the tests' class path. */
  static Forked program(List<String> jvmArguments, String... arguments) throws Exception {
    return program(Map.of(), jvmArguments, arguments);
  }

  /** As {@link #program(List, String...)}, with these variables in its environment. */
  static Forked program(
      Map<String, String> environment, List<String> jvmArguments, String... arguments)
      throws Exception {
    List<String> command = new ArrayList<>(java());
    command.addAll(jvmArguments);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(RegisteredProgram.class.getName());
    command.addAll(List.of(arguments));
    return run(environment, command);
  }

  /** Runs a command to its end. */
  static Forked run(List<String> command) throws Exception {
    return run(Map.of(), command);
  }

  private static Forked run(Map<String, String> environment, List<String> command)
      throws Exception {
    Path out = Files.createTempFile("forked", ".out");
    try {
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.environment().putAll(environment);
      Process process = builder.redirectOutput(out.toFile()).start();
      process.getOutputStream().close();
      return new Forked(process.waitFor(), Files.readString(out));
    } finally {
      Files.delete(out);
    }
  }

  /** For short lives: the second compiler, and a collector's threads, cost more than they give. */
  static List<String> java() {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return List.of(java, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");
  }

  /** A line of {@code java.security} that registers a provider after those of the JDK. */
  static String registration(Path directory, String provider) throws IOException {
    int next = Security.getProviders().length + 1;
    Path file = Files.createTempFile(directory, "java", ".security");
    Files.writeString(file, "security.provider." + next + "=" + provider + "\n");
    return "-Djava.security.properties=" + file;
  }
}
