package io.bulla.cli.demo;

import java.io.IOException;
import java.util.Locale;

/** The DJL program of the demo failed where it should not. */
final class DemoProgramException extends IOException {
  private static final long serialVersionUID = 1L;

  DemoProgramException(ProgramRun run) {
    super(
        String.format(
            Locale.ROOT,
            "the DJL program ended with %d: %s",
            run.exitCode(),
            run.err().isBlank() ? run.out().strip() : run.err().strip()));
  }
}
