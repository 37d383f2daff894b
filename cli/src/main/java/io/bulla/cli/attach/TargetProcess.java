package io.bulla.cli.attach;

import io.bulla.cli.ExitCode;
import io.bulla.cli.Failure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The process that the agent is to be loaded into. It is looked at before it is touched: a process
 * that is no JVM would be ended by the signal by which JVMs are asked.
 *
 * @param handle the process
 * @param self the user of this process; empty if the host does not say it
 */
record TargetProcess(ProcessHandle handle, String self) {
  private static final String ROOT = "root";
  private static final String ATTACHING_IS_OFF = "-XX:+DisableAttachMechanism";

  static TargetProcess of(long pid) {
    return new TargetProcess(
        ProcessHandle.of(pid)
            .filter(ProcessHandle::isAlive)
            .orElseThrow(
                () ->
                    new Failure(
                        ExitCode.USAGE,
                        "there is no process " + pid,
                        "find it, with jps or pgrep java; in a container its number is another")),
        ProcessHandle.current().info().user().orElse(""));
  }

  void requireAttachable() throws IOException {
    requireSameUser();
    requireJvm();
    requireAttachingIsOn();
  }

  private void requireSameUser() {
    Optional<String> owner = handle.info().user();
    if (owner.isPresent() && !owner.get().equals(self) && !self.equals(ROOT)) {
      throw new Failure(
          ExitCode.PREREQUISITE,
          "process " + handle.pid() + " belongs to " + owner.get() + ", and you are " + self,
          "run it as that user: sudo -u " + owner.get() + " bulla attach " + handle.pid());
    }
  }

  private void requireJvm() throws IOException {
    Path maps = Path.of("/proc", Long.toString(handle.pid()), "maps");
    if (!Files.isReadable(maps)) {
      return; // no Linux, or a process that is hidden: the JDK finds out
    }
    try (Stream<String> lines = Files.lines(maps)) {
      if (lines.noneMatch(line -> line.endsWith("/libjvm.so"))) {
        throw new Failure(
            ExitCode.USAGE,
            "process " + handle.pid() + " is no Java process",
            "find it, with jps or pgrep java");
      }
    }
  }

  /** It would answer the signal with a dump of its threads, and this process would wait in vain. */
  private void requireAttachingIsOn() throws IOException {
    Path commandLine = Path.of("/proc", Long.toString(handle.pid()), "cmdline");
    if (Files.isReadable(commandLine)
        && Files.readString(commandLine, StandardCharsets.ISO_8859_1).contains(ATTACHING_IS_OFF)) {
      throw new Failure(
          ExitCode.PREREQUISITE,
          "process " + handle.pid() + " runs with " + ATTACHING_IS_OFF,
          "start it without that, or with the agent from the start: -javaagent");
    }
  }
}
