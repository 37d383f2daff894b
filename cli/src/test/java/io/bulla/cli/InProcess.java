package io.bulla.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.Map;

/** A command line that needs no process of its own, run in this JVM. */
public record InProcess(int exitCode, String out, String err) {
  static InProcess run(String... arguments) {
    return run(Map.of("BULLA_CONFIG", "no/such/bulla.properties"), arguments);
  }

  /** Runs it in an environment. */
  public static InProcess under(Map<String, String> environment, Object... arguments) {
    return run(environment, Arrays.stream(arguments).map(Object::toString).toArray(String[]::new));
  }

  static InProcess run(Map<String, String> environment, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        Bulla.run(
            arguments,
            environment,
            new PrintStream(out, true, UTF_8),
            new PrintStream(err, true, UTF_8));
    return new InProcess(code, out.toString(UTF_8), err.toString(UTF_8));
  }

  InProcess succeeded() {
    assertThat(exitCode).as(toString()).isZero();
    return this;
  }

  /** Asserts an error line, a hint line, an exit code, and no trace. */
  InProcess failed(ExitCode code, String what, String hint) {
    assertThat(exitCode).as(toString()).isEqualTo(code.number());
    assertThat(err).contains("error: ").contains(what).contains("hint: ").contains(hint);
    assertThat(err).doesNotContain("\tat ", "Exception");
    return this;
  }
}
