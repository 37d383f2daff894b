package io.bulla.cli.forked;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.testing.Program;
import io.bulla.testing.Tools;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A command that runs, to be ended by a signal. Not safe for threads. */
final class Running {
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

  /** Whoever started the tests may ignore Ctrl-C, and a JVM leaves that as it is. */
  private static final String[] HEEDING_CTRL_C = {"env", "--default-signal=INT"};

  /** What the names in a directory should be. */
  interface Awaited {
    boolean is(List<String> names) throws IOException;
  }

  private final Process process;
  private final Path output;
  private final boolean below;

  private Running(Process process, Path output, boolean below) {
    this.process = process;
    this.output = output;
    this.below = below;
  }

  static Running start(Object... arguments) throws IOException {
    Path output = Scratch.directory("run");
    Command command = Keys.bulla().asLaunched().under(HEEDING_CTRL_C);
    return new Running(command.start(output, arguments), output, false);
  }

  /** On a disk whose fsync takes this long. */
  static Running startOnSlowDisk(int seconds, Object... arguments) throws IOException {
    return startOnDisk(
        "fsync", "fsync:delay_enter=" + TimeUnit.SECONDS.toMicros(seconds), arguments);
  }

  /** On a disk from which nothing can be removed. */
  static Running startOnBrokenDisk(Object... arguments) throws IOException {
    return startOnDisk("fsync,unlink", "unlink:error=EIO", arguments);
  }

  private static Running startOnDisk(String calls, String injection, Object... arguments)
      throws IOException {
    Program strace = Tools.requireStrace();
    Path output = Scratch.directory("run");
    Command slow =
        Keys.bulla()
            .asLaunched()
            .environment("LD_LIBRARY_PATH", strace.libraryPath().orElse(""))
            .under(
                strace.command().toString(),
                "-f",
                "-qq",
                "-o",
                output.resolve("trace").toString(),
                "-e",
                "trace=" + calls,
                "-e",
                "inject=" + injection,
                HEEDING_CTRL_C[0],
                HEEDING_CTRL_C[1]);
    return new Running(slow.start(output, arguments), output, true);
  }

  /** On a pseudo-terminal, which shows standard error, too. */
  static Running startOnTerminal(Object... arguments) throws IOException {
    Path output = Scratch.directory("run");
    Command terminal =
        Keys.bulla()
            .asLaunched()
            .under("sh", "-c", "exec script -qec \"env --default-signal=INT $*\" /dev/null", "sh");
    return new Running(terminal.startForTyping(output, arguments), output, true);
  }

  /** Types a line on its terminal. */
  void type(String line) throws IOException {
    process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().flush();
  }

  /** Waits until its output has a text. */
  void awaitOutput(String text) throws Exception {
    await(output, names -> Files.readString(output.resolve("out")).contains(text));
  }

  /** Waits until the names in a directory are as they should be. */
  void await(Path directory, Awaited awaited) throws Exception {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    while (!awaited.is(Models.names(directory))) {
      assertThat(process.isAlive()).as("it is still at work").isTrue();
      assertThat(System.nanoTime()).isLessThan(deadline);
      Thread.sleep(5);
    }
  }

  /** Sends a signal, such as INT, to the command itself. */
  void signal(String name) throws Exception {
    long pid =
        below
            ? process.descendants().filter(Running::isJava).findFirst().orElseThrow().pid()
            : process.pid();
    Process kill = new ProcessBuilder("sh", "-c", "kill -" + name + " " + pid).inheritIO().start();
    assertThat(kill.waitFor()).isZero();
  }

  private static boolean isJava(ProcessHandle handle) {
    return handle.info().command().orElse("").endsWith("/java");
  }

  Outcome outcome() throws IOException {
    return Command.outcome(process, output);
  }
}
