package io.bulla.cli.audit;

import io.bulla.cli.ExitCode;
import io.bulla.cli.Failure;
import io.bulla.provider.spi.KekException;

/** What a command ends with whose checkpoints, or whose key for them, are not right. Stateless. */
final class CheckpointFailures {
  private CheckpointFailures() {}

  static Failure of(KekException e) {
    String[] parts = String.valueOf(e.getMessage()).split("; ", 2);
    return new Failure(code(e.kind()), parts[0], parts.length == 2 ? parts[1] : "see --help", e);
  }

  private static ExitCode code(KekException.Kind kind) {
    return switch (kind) {
      case DENIED -> ExitCode.KEY;
      case TIMED_OUT, UNAVAILABLE -> ExitCode.IO; // another holds the file
      default -> ExitCode.VERIFY;
    };
  }
}
