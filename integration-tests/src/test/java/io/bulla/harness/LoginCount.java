package io.bulla.harness;

import io.bulla.testing.Program;
import io.bulla.testing.SoftHsmToken;
import io.bulla.testing.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * How many logins a token of SoftHSM refused in a JVM. For each it sets a flag (user PIN count low)
 * in its token.object, whether it is set already or not: a write that strace sees.
 */
public final class LoginCount {

  private final Path trace;

  private LoginCount(Path trace) {
    this.trace = trace;
  }

  /** Counts in a JVM that is yet to run; without strace the calling test is skipped, visibly. */
  public static LoginCount of(ForkedJvm jvm, SoftHsmToken token) {
    Program strace = Tools.requireStrace();
    Path trace = Scratch.directory("logins").resolve("trace");
    jvm.environment(strace.environment())
        .under(
            List.of(
                strace.command().toString(),
                "-f",
                "--seccomp-bpf",
                "-qq",
                "-y",
                "-s",
                "0",
                "-e",
                "trace=write",
                "-o",
                trace.toString()));
    return new LoginCount(trace);
  }

  /** The number of times that a token's flags were written. */
  public long refused() throws IOException {
    try (Stream<String> lines = Files.lines(trace)) {
      return lines.filter(line -> line.contains("write(") && line.contains("token.object")).count();
    }
  }
}
