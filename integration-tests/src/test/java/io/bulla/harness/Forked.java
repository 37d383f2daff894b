package io.bulla.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One run of a process, in an environment that the test decides wholly, under a deadline. */
final class Forked {

  private static final Duration DEADLINE = Duration.ofMinutes(5);

  private Forked() {}

  static Outcome run(List<String> command, Map<String, String> environment, Path directory) {
    Path out = directory.resolve("stdout");
    Path err = directory.resolve("stderr");
    try {
      ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
      builder.environment().clear();
      builder.environment().putAll(environment);
      builder.redirectOutput(out.toFile()).redirectError(err.toFile());
      int exitCode = exitCodeOf(builder.start(), command);
      return new Outcome(exitCode, text(out), text(err));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int exitCodeOf(Process process, List<String> command) throws IOException {
    process.getOutputStream().close();
    try {
      if (!process.waitFor(DEADLINE.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError("not done after " + DEADLINE + ": " + command);
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }
}
