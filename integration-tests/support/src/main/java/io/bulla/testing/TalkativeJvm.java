package io.bulla.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A JVM of the test's class path whose every logger tells everything, and what it said: output, log
 * records, stack traces, and the lines of an audit. Its program lists the secrets that it knows in
 * a file, so that they can be looked for. Not safe for threads.
 *
 * @param site where the program works; chains of an audit are in {@code audit} below
 * @param secrets the file in which the program lists its secrets, one a line
 * @param said all that it said, one character a byte
 */
public record TalkativeJvm(Path site, Path secrets, String said) {
  private static final long DEADLINE_SECONDS = 120;
  private static final String EVERYTHING =
      """
      handlers = java.util.logging.ConsoleHandler
      java.util.logging.ConsoleHandler.level = ALL
      .level = ALL
      """;

  /**
   * Runs a program to its end, which has to be a good one.
   *
   * @param directory an empty one, for all of it
   * @param program the class to run; its arguments are the site, the file of secrets, and more
   * @param options of the JVM
   */
  public static TalkativeJvm run(
      Path directory, String program, List<String> options, String... more)
      throws IOException, InterruptedException {
    Path site = Files.createDirectory(directory.resolve("site"));
    Files.createDirectory(site.resolve("audit"));
    Path secrets = directory.resolve("secrets");
    Path logging = Files.writeString(directory.resolve("logging.properties"), EVERYTHING);
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")); // a short life
    command.add("-Djava.util.logging.config.file=" + logging);
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), program));
    command.addAll(List.of(site.toString(), secrets.toString()));
    command.addAll(List.of(more));
    return new TalkativeJvm(site, secrets, output(command, directory.resolve("output")));
  }

  private static String output(List<String> command, Path file)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    Process process = builder.redirectOutput(file.toFile()).start();
    try {
      boolean ended = process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS);
      String said = Files.readString(file, ISO_8859_1);
      if (!ended || process.exitValue() != 0) {
        throw new IllegalStateException(String.join(" ", command) + " did not end well: " + said);
      }
      return said;
    } finally {
      process.destroyForcibly();
    }
  }

  /** Returns all lines of the audit. */
  public String audit() throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> chains = Files.list(site.resolve("audit"))) {
      for (Path chain : chains.toList()) {
        all.append(Files.readString(chain, UTF_8));
      }
    }
    return all.toString();
  }

  /** Returns the secrets that stand in what it said or in the audit, in any form. */
  public List<String> secretsTold() throws IOException {
    return SecretSearch.found(Files.readAllLines(secrets, UTF_8), said + audit());
  }
}
