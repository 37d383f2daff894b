package io.bulla.cli.forked;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.testing.Program;
import io.bulla.testing.Tools;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A command that runs, to be ended by a signal. Not safe for threads. */
final class Running {
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

  /** Whoever started the tests may ignore Ctrl-C, and a JVM leaves that as it is. */
  private static final String[] HEEDING_CTRL_C = {"env", "--default-signal=INT"};

  private final Process process;
  private final Path output;
  private final boolean traced;

  private Running(Process process, Path output, boolean traced) {
    this.process = process;
    this.output = output;
    this.traced = traced;
  }

  static Running start(Object... arguments) throws IOException {
    Path output = Scratch.directory("run");
    Process process = Keys.bulla().under(HEEDING_CTRL_C).start(output, arguments);
    return new Running(process, output, false);
  }

  /** On a disk whose fsync takes this long. */
  static Running startOnSlowDisk(int seconds, Object... arguments) throws IOException {
    Program strace = Tools.requireStrace();
    Path output = Scratch.directory("run");
    String delay = "inject=fsync:delay_enter=" + TimeUnit.SECONDS.toMicros(seconds);
    Command slow =
        Keys.bulla()
            .environment("LD_LIBRARY_PATH", strace.libraryPath().orElse(""))
            .under(
                strace.command().toString(),
                "-f",
                "-qq",
                "-o",
                output.resolve("trace").toString(),
                "-e",
                "trace=fsync",
                "-e",
                delay,
                HEEDING_CTRL_C[0],
                HEEDING_CTRL_C[1]);
    return new Running(slow.start(output, arguments), output, true);
  }

  /** Waits until the names in a directory are as they should be. */
  void await(Path directory, Predicate<List<String>> awaited) throws Exception {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    while (!awaited.test(Models.names(directory))) {
      assertThat(process.isAlive()).as("it is still at work").isTrue();
      assertThat(System.nanoTime()).isLessThan(deadline);
      Thread.sleep(5);
    }
  }

  /** Sends a signal, such as INT, to the command itself. */
  void signal(String name) throws Exception {
    long pid =
        traced ? process.children().findFirst().orElseThrow().pid() : process.toHandle().pid();
    Process kill = new ProcessBuilder("sh", "-c", "kill -" + name + " " + pid).inheritIO().start();
    assertThat(kill.waitFor()).isZero();
  }

  Outcome outcome() throws IOException {
    return Command.outcome(process, output);
  }
}
