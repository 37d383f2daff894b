package io.bulla.benchmarks.agent;

import io.bulla.testing.ProcessOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** An installed distribution, of which the command makes keys and seals. */
record Distribution(Path root) {

  private static final Path BUILT = Path.of("cli", "target");
  private static final Path AGENT = Path.of("agent", "bulla-agent.jar");
  private static final Path COMMAND = Path.of("bin", "bulla");

  /** The one that the build of this checkout has put together. */
  static Distribution built() throws IOException {
    if (!Files.isDirectory(BUILT)) {
      throw none();
    }
    try (Stream<Path> entries = Files.list(BUILT)) {
      return entries
          .filter(entry -> Files.isRegularFile(entry.resolve(AGENT)))
          .filter(entry -> Files.isExecutable(entry.resolve(COMMAND)))
          .findFirst()
          .map(Path::toAbsolutePath)
          .map(Distribution::new)
          .orElseThrow(Distribution::none);
    }
  }

  private static IOException none() {
    return new IOException(
        "no distribution in " + BUILT.toAbsolutePath() + ": ./mvnw package, in a checkout");
  }

  Path agent() {
    return root.resolve(AGENT);
  }

  /** Runs the command to its end; anything but success is an error. */
  void run(Keys keys, Object... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(root.resolve(COMMAND).toString()));
    Arrays.stream(arguments).map(Object::toString).forEach(command::add);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> name.startsWith("BULLA_"));
    builder.environment().putAll(keys.environment());
    builder.environment().put("BULLA_CONFIG", keys.configuration().toString());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    ProcessOutput output = ProcessOutput.of(builder);
    if (output.exitCode() != 0) {
      throw new IOException(command + " failed: " + output.standardError());
    }
  }
}
