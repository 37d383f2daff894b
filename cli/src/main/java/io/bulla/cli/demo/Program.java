package io.bulla.cli.demo;

import io.bulla.cli.ExitCode;
import io.bulla.cli.Failure;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Runs other programs to their end, their output in files of a private directory.
 *
 * <p>Not safe for threads.
 */
final class Program {
  private static final long LIMIT_MINUTES = 10;

  private final Path workDirectory;
  private final Map<String, String> environment;

  Program(Path workDirectory, Map<String, String> environment) {
    this.workDirectory = workDirectory;
    this.environment = Map.copyOf(environment);
  }

  /** Runs a program whatever its exit code. */
  ProgramRun run(List<String> command, Map<String, String> moreEnvironment) throws IOException {
    Path out = Files.createTempFile(workDirectory, "run-", ".out");
    Path err = Files.createTempFile(workDirectory, "run-", ".err");
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    builder.environment().putAll(moreEnvironment);
    builder.redirectOutput(out.toFile()).redirectError(err.toFile());
    long startEpochMillis = System.currentTimeMillis();
    int code = await(builder.start(), command.get(0));
    return new ProgramRun(code, read(out), read(err), startEpochMillis);
  }

  /** Runs a program that must end with 0, and returns its output. */
  String mustRun(List<String> command) throws IOException {
    ProgramRun run = run(command, Map.of());
    if (run.exitCode() != 0) {
      throw new Failure(
          ExitCode.PREREQUISITE,
          String.format(Locale.ROOT, "%s ended with %d", command.get(0), run.exitCode()),
          run.err().isBlank() ? run.out().strip() : run.err().strip());
    }
    return run.out();
  }

  private static int await(Process process, String name) throws IOException {
    try {
      if (process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)) {
        return process.exitValue();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (IOException) new InterruptedIOException("interrupted").initCause(e);
    } finally {
      process.destroyForcibly().onExit().join();
    }
    throw new Failure(
        ExitCode.PREREQUISITE,
        name + " did not end within " + LIMIT_MINUTES + " minutes",
        "look at what holds this machine up, then run the demo again");
  }

  private static String read(Path file) throws IOException {
    String text = Files.readString(file, StandardCharsets.UTF_8);
    Files.delete(file);
    return text;
  }
}
