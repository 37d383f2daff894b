package io.bulla.cli.propagate;

import io.bulla.cli.ExitCode;
import io.bulla.cli.Failure;
import java.nio.file.Path;

/**
 * A line of a plan, for whatever is to be said about it.
 *
 * @param file the plan
 * @param number from 1
 */
record PlanLine(Path file, int number) {
  Failure error(String what, String hint) {
    return new Failure(ExitCode.CONFIGURATION, this + ": " + what, hint);
  }

  @Override
  public String toString() {
    return file + ":" + number;
  }
}
