package io.bulla.cli.key;

import io.bulla.cli.ExitCode;
import io.bulla.cli.Session;
import io.bulla.cli.Workbench;
import io.bulla.provider.lifecycle.Authorization;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code bulla key renew}. */
@Command(
    name = "renew",
    header = "Sign the last state record anew, so that the file is good for longer.")
public final class KeyRenewCommand implements Callable<Integer> {
  private final Session session;

  @Mixin private AdminOptions admin = new AdminOptions();

  public KeyRenewCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Workbench workbench = session.workbench();
    Administration administration = Administration.of(workbench);
    administration.requireSigned();
    Authorization authorization = admin.authorization(session, workbench);
    Administration.attempt(() -> administration.records().renew(authorization));
    session.console().print("renewed the state records; no state was changed");
    return ExitCode.OK.number();
  }
}
