package io.bulla.cli.forked;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.cli.ExitCode;

/** How a command ended and what it printed. */
record Outcome(int exitCode, String out, String err) {
  /** This outcome, of a command that must have ended well. */
  Outcome succeeded() {
    assertThat(exitCode).as(toString()).isZero();
    return this;
  }

  /** Asserts the form of every failure: an error line, a hint line, an exit code, and no trace. */
  Outcome failed(ExitCode code, String what, String hint) {
    assertThat(exitCode).as(toString()).isEqualTo(code.number());
    assertThat(err.lines().filter(line -> line.startsWith("error: ")))
        .as(toString())
        .anyMatch(line -> line.contains(what));
    assertThat(err.lines().filter(line -> line.startsWith("hint: ")))
        .as(toString())
        .anyMatch(line -> line.contains(hint));
    assertThat(err).doesNotContain("\tat ", "Exception");
    return this;
  }

  @Override
  public String toString() {
    return "exit code " + exitCode + "\n--- stdout\n" + out + "--- stderr\n" + err;
  }
}
