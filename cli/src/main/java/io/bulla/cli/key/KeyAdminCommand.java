package io.bulla.cli.key;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bulla key admin} without a subcommand. */
@Command(
    name = "admin",
    header = "Make keys of administrators, who sign states of KEKs.",
    synopsisSubcommandLabel = "COMMAND")
public final class KeyAdminCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "no command given: init");
  }
}
