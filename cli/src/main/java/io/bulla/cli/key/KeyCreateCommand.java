package io.bulla.cli.key;

import io.bulla.cli.ExitCode;
import io.bulla.cli.Session;
import io.bulla.cli.Workbench;
import io.bulla.provider.lifecycle.Authorization;
import io.bulla.provider.lifecycle.StateRecord;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code bulla key create}. */
@Command(
    name = "create",
    header = "Make version 1 of a KEK in the place that the configuration names.")
public final class KeyCreateCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(paramLabel = "KEK", description = "Id of the KEK: a line kek.<id> configures it.")
  private String kekId = "";

  @Mixin private TimesOptions times = new TimesOptions();
  @Mixin private AdminOptions admin = new AdminOptions();

  public KeyCreateCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Workbench workbench = session.workbench();
    workbench.kekIds(List.of(kekId));
    Administration administration = Administration.of(workbench);
    if (administration.lifecycle().isSigned()) {
      create(workbench, administration);
    } else {
      createUnsigned(workbench, administration);
    }
    session.console().print("created KEK " + kekId + ", version 1, active");
    return ExitCode.OK.number();
  }

  private void create(Workbench workbench, Administration administration) {
    Authorization authorization = admin.authorization(session, workbench);
    StateRecord unused =
        Administration.attempt(
            () -> administration.records().create(kekId, times.times(), authorization));
  }

  private void createUnsigned(Workbench workbench, Administration administration) {
    if (times.areGiven()) {
      administration.requireSigned();
    }
    KekCreation.create(workbench, kekId);
  }
}
