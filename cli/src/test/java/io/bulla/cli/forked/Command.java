package io.bulla.cli.forked;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.cli.InProcess;
import io.bulla.testing.SharedData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The bulla command: of the distribution and in a process of its own, or in this JVM, where a
 * process would show nothing more and take a second for BC FIPS's self-tests each time. Immutable.
 */
final class Command {
  private static final long DEADLINE_SECONDS = 600;

  /** Beside no configuration: tests look at what is there. */
  private static final Path HOST_STATE = Scratch.directory("host-state");

  private static final String JVM_OPTIONS = "BULLA_JAVA_OPTIONS";

  private final List<String> prefix;
  private final Map<String, String> environment;
  private final boolean inThisJvm;

  private Command(List<String> prefix, Map<String, String> environment, boolean inThisJvm) {
    this.prefix = List.copyOf(prefix);
    this.environment = Map.copyOf(environment);
    this.inThisJvm = inThisJvm;
  }

  /**
   * The command under a configuration, in an environment without anything of the user's, for models
   * so small that the second compiler costs more than it gives.
   */
  static Command with(Path configuration) {
    return new Command(
        List.of(),
        Map.of(
            "BULLA_CONFIG",
            configuration.toString(),
            JVM_OPTIONS,
            "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
            "JAVA_HOME",
            System.getProperty("java.home"),
            "PATH",
            System.getenv("PATH"),
            "XDG_STATE_HOME",
            HOST_STATE.toString(),
            "LC_ALL",
            "C.UTF-8"),
        false);
  }

  /** The command under a configuration, in this JVM. */
  static Command here(Path configuration) {
    return new Command(
        List.of(),
        Map.of(
            "BULLA_CONFIG", configuration.toString(),
            "BULLA_EXTENSIONS_DIR", distribution().resolve("extensions").toString()),
        true);
  }

  /** The command as the launcher starts it by itself: for large models. */
  Command asLaunched() {
    return environment(JVM_OPTIONS, "");
  }

  /** The distribution that this build has laid out. */
  static Path distribution() {
    return Path.of(
        System.getProperty(
            "bulla.distribution",
            SharedData.checkout().resolve("cli/target/bulla-0.1.0-SNAPSHOT").toString()));
  }

  /** The command in another environment: an empty value removes a variable. */
  Command environment(String name, String value) {
    Map<String, String> changed = new HashMap<>(environment);
    changed.put(name, value);
    if (value.isEmpty()) {
      changed.remove(name);
    }
    return new Command(prefix, changed, inThisJvm);
  }

  /** The command run by another program, which takes it as its last arguments. */
  Command under(String... program) {
    return new Command(List.of(program), environment, false);
  }

  /** Runs it to its end. */
  Outcome run(Object... arguments) {
    if (inThisJvm) {
      InProcess ended = InProcess.under(environment, arguments);
      return new Outcome(ended.exitCode(), ended.out(), ended.err());
    }
    return runAs(distribution().resolve("bin/bulla"), arguments);
  }

  /** Runs it to its end, called by another name. */
  Outcome runAs(Path launcher, Object... arguments) {
    Path directory = Scratch.directory("run");
    try {
      return outcome(start(launcher, directory, arguments), directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts it, its output in files of a directory. */
  Process start(Path directory, Object... arguments) throws IOException {
    return start(distribution().resolve("bin/bulla"), directory, arguments);
  }

  /** Starts it as {@link #start(Path, Object...)} does, for somebody who types. */
  Process startForTyping(Path directory, Object... arguments) throws IOException {
    return builder(distribution().resolve("bin/bulla"), directory, arguments).start();
  }

  private Process start(Path launcher, Path directory, Object... arguments) throws IOException {
    Process process = builder(launcher, directory, arguments).start();
    process.getOutputStream().close();
    return process;
  }

  private ProcessBuilder builder(Path launcher, Path directory, Object... arguments) {
    List<String> command = new ArrayList<>(prefix);
    command.add(launcher.toString());
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.redirectOutput(directory.resolve("out").toFile());
    builder.redirectError(directory.resolve("err").toFile());
    return builder;
  }

  /** Waits for the end of what was started in a directory. */
  static Outcome outcome(Process process, Path directory) throws IOException {
    try {
      assertThat(process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      process.destroyForcibly();
    }
    return new Outcome(
        process.exitValue(), text(directory.resolve("out")), text(directory.resolve("err")));
  }

  private static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }
}
