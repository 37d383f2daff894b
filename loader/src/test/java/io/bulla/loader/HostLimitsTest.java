package io.bulla.loader;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.testing.Program;
import io.bulla.testing.Requires;
import io.bulla.testing.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a host that withholds something gets: a report, a refusal or another way. */
class HostLimitsTest {
  private static final Path SETPRIV = Path.of("/usr/bin/setpriv");

  @TempDir Path temp;

  @Test
  void memlockLimit_isReported_andRefusedWhereLockingIsDemanded() throws Exception {
    List<String> command = new ArrayList<>();
    if (System.getProperty("user.name").equals("root")) {
      Requires.that(Files.isExecutable(SETPRIV), "setpriv", "install util-linux");
      command.addAll(List.of(SETPRIV.toString(), "--bounding-set=-ipc_lock"));
    }
    command.addAll(List.of("/bin/sh", "-c", "ulimit -l 64; exec \"$@\"", "sh"));

    String said = run(command, Map.of());

    assertThat(said)
        .contains("TRY loaded: [memory locking: error 12")
        .contains("REQUIRE refused: loader.memory is \"locked\"")
        .contains("raise the memlock limit (ulimit -l, LimitMEMLOCK)")
        .contains("REQUIRE channel: 300000");
  }

  @Test
  void forbiddenMemfd_isReplacedByAnUnlinkedFile_andReported() throws Exception {
    Program strace = Tools.requireStrace();
    List<String> command =
        List.of(
            strace.command().toString(),
            "-f",
            "-qq",
            "-o",
            "/dev/null",
            "-e",
            "trace=memfd_create",
            "-e",
            "inject=memfd_create:error=EPERM");

    String said = run(command, strace.environment());

    assertThat(said)
        .contains("TRY file: /dev/shm/bulla-")
        .contains("(deleted) [sealing of an anonymous file")
        .contains("TRY file content: true");
  }

  private String run(List<String> before, Map<String, String> environment)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(before);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(HostLimits.class.getName(), temp.toString()));
    Path out = temp.resolve("out");
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process process = builder.redirectOutput(out.toFile()).start();
    try {
      assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    String said = Files.readString(out);
    assertThat(process.exitValue()).as(said).isZero();
    return said;
  }
}
