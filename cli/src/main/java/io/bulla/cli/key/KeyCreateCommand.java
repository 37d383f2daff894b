package io.bulla.cli.key;

import io.bulla.cli.ExitCode;
import io.bulla.cli.Session;
import io.bulla.cli.Workbench;
import io.bulla.provider.kek.KekState;
import io.bulla.provider.lifecycle.Authorization;
import io.bulla.provider.lifecycle.StateRecord;
import java.time.Instant;
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
    KekState state =
        administration.lifecycle().isSigned()
            ? create(workbench, administration)
            : createUnsigned(workbench, administration);
    session.console().print("created KEK " + kekId + ", version 1, " + state.label());
    return ExitCode.OK.number();
  }

  private KekState create(Workbench workbench, Administration administration) {
    Authorization authorization = admin.authorization(session, workbench);
    StateRecord made =
        Administration.attempt(
            () -> administration.records().create(kekId, times.times(), authorization));
    return made.stateAt(Instant.now());
  }

  private KekState createUnsigned(Workbench workbench, Administration administration) {
    if (times.areGiven()) {
      administration.requireSigned();
    }
    KekCreation.create(workbench, kekId);
    return KekState.ACTIVE;
  }
}
