package io.bulla.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Map;

/** A command line that needs no distribution, run in this JVM. */
record InProcess(int exitCode, String out, String err) {
  static InProcess run(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        Bulla.run(
            arguments,
            Map.of("BULLA_CONFIG", "no/such/bulla.properties"),
            new PrintStream(out, true, UTF_8),
            new PrintStream(err, true, UTF_8));
    return new InProcess(code, out.toString(UTF_8), err.toString(UTF_8));
  }
}
