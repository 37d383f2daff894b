package io.bulla.cli.key;

import io.bulla.cli.ExitCode;
import io.bulla.cli.Session;
import io.bulla.cli.Workbench;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code bulla key create}. */
@Command(
    name = "create",
    header = "Make version 1 of a KEK in the place that the configuration names.")
public final class KeyCreateCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(paramLabel = "KEK", description = "Id of the KEK: a line kek.<id> configures it.")
  private String kekId = "";

  public KeyCreateCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Workbench workbench = session.workbench();
    workbench.kekIds(List.of(kekId));
    KekCreation.create(workbench, kekId);
    session.console().print("created KEK " + kekId + ", version 1, active");
    return ExitCode.OK.number();
  }
}
