package io.bulla.cli.audit;

import io.bulla.cli.ExitCode;
import io.bulla.cli.Failure;
import io.bulla.provider.spi.KekException;

/** What a command ends with whose checkpoints, or whose key for them, are not right. Stateless. */
final class CheckpointFailures {
  private CheckpointFailures() {}

  static Failure of(KekException e) {
    String[] parts = String.valueOf(e.getMessage()).split("; ", 2);
    ExitCode code = e.kind() == KekException.Kind.DENIED ? ExitCode.KEY : ExitCode.VERIFY;
    return new Failure(code, parts[0], parts.length == 2 ? parts[1] : "see --help", e);
  }
}
