package io.bulla.harness;

import java.util.List;

/** How a program ended and what it printed. */
public record Outcome(int exitCode, String out, String err) {

  /** The lines of standard output. */
  public List<String> lines() {
    return out.lines().toList();
  }

  /** This outcome, or an error that shows everything where the program did not end well. */
  public Outcome succeeded() {
    if (exitCode != 0) {
      throw new AssertionError("the program failed: " + this);
    }
    return this;
  }

  @Override
  public String toString() {
    return "exit code " + exitCode + "\n--- stdout\n" + out + "--- stderr\n" + err;
  }
}
