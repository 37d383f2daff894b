package io.bulla.cli.key;

import io.bulla.cli.ExitCode;
import io.bulla.cli.Session;
import io.bulla.cli.Workbench;
import io.bulla.provider.kek.KekAlias;
import io.bulla.provider.kek.KekState;
import io.bulla.provider.lifecycle.Authorization;
import io.bulla.provider.lifecycle.StateRecord;
import io.bulla.provider.spi.KekException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code bulla key activate}, {@code suspend}, {@code resume}, and so on: one new state. */
@Command
public final class KeyStateCommand implements Callable<Integer> {
  /** One of them. */
  private enum Change {
    ACTIVATE("activate", KekState.ACTIVE, "Let a version wrap and unwrap."),
    SUSPEND("suspend", KekState.SUSPENDED, "Let a version do nothing until it is resumed."),
    RESUME("resume", KekState.ACTIVE, "End a suspension, or call off a destruction."),
    DEACTIVATE("deactivate", KekState.DEACTIVATED, "Let a version only unwrap, for good."),
    COMPROMISED(
        "compromised",
        KekState.COMPROMISED,
        "Mark a version as known to others, for good: it refuses. Reseal its models.");

    private final String command;
    private final KekState state;
    private final String header;

    Change(String command, KekState state, String header) {
      this.command = command;
      this.state = state;
      this.header = header;
    }
  }

  private final Session session;
  private final Change change;

  @Parameters(paramLabel = "KEK/VERSION", description = "The version, e.g. models/1.")
  private String version = "";

  @Mixin private AdminOptions admin = new AdminOptions();

  private KeyStateCommand(Session session, Change change) {
    this.session = session;
    this.change = change;
  }

  /** Adds all of them to {@code bulla key}. */
  public static CommandLine addAll(CommandLine key, Session session) {
    Arrays.stream(Change.values()).forEach(change -> add(key, session, change));
    return key;
  }

  private static void add(CommandLine key, Session session, Change change) {
    CommandLine command = new CommandLine(new KeyStateCommand(session, change));
    command.getCommandSpec().usageMessage().header(change.header);
    key.addSubcommand(change.command, command);
  }

  @Override
  public Integer call() {
    Workbench workbench = session.workbench();
    KekAlias alias = Administration.version(workbench, version);
    Administration administration = Administration.of(workbench);
    administration.requireSigned();
    Authorization authorization = admin.authorization(session, workbench);
    StateRecord record = Administration.attempt(() -> apply(administration, alias, authorization));
    session.console().print(record.alias() + " is " + record.stateAt(Instant.now()).label());
    remarks(record).forEach(session.console()::remark);
    return ExitCode.OK.number();
  }

  private StateRecord apply(
      Administration administration, KekAlias alias, Authorization authorization)
      throws KekException {
    return change == Change.RESUME
        ? administration.records().resume(alias, authorization)
        : administration.records().change(alias, change.state, authorization);
  }

  private List<String> remarks(StateRecord record) {
    return change == Change.COMPROMISED
        ? List.of(
            "Whoever has the KEK has the data keys that it wrapped: rotate it, then bulla reseal"
                + " each model of bulla key inventory --models DIRECTORY; bulla rewrap is not"
                + " enough for "
                + record.alias())
        : List.of();
  }
}
