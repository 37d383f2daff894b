package io.bulla.cli.audit;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bulla audit} without a subcommand. */
@Command(
    name = "audit",
    header =
        "Verify the record of every use of a key, sign checkpoints over it, compare it with services'"
            + " logs.",
    synopsisSubcommandLabel = "COMMAND")
public final class AuditCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "no command given: verify, checkpoint or collect");
  }
}
