package io.bulla.cli.key;

import io.bulla.cli.ExitCode;
import io.bulla.cli.Session;
import io.bulla.cli.Workbench;
import io.bulla.provider.lifecycle.Authorization;
import io.bulla.provider.lifecycle.StateRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bulla key rotate}. */
@Command(
    name = "rotate",
    header = "Make the next version of a KEK, and make it the active one.",
    description =
        "What the versions before wrapped still opens. Move models to the new one with: bulla"
            + " rewrap MODEL --to-newest.")
public final class KeyRotateCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(paramLabel = "KEK", description = "Id of the KEK.")
  private String kekId = "";

  @Option(
      names = "--if-older-than",
      paramLabel = "TIME",
      converter = Days.class,
      description = "Only if the active version is older, e.g. 90d: for schedulers.")
  private @Nullable Duration ifOlderThan;

  @Mixin private TimesOptions times = new TimesOptions();
  @Mixin private AdminOptions admin = new AdminOptions();

  public KeyRotateCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Workbench workbench = session.workbench();
    workbench.kekIds(List.of(kekId));
    Administration administration = Administration.of(workbench);
    Optional<String> made =
        administration.lifecycle().isSigned()
            ? signed(workbench, administration)
            : unsigned(administration);
    session
        .console()
        .print(
            made.map(version -> "rotated KEK " + kekId + ": version " + version)
                .orElse("KEK " + kekId + " is young enough: nothing was done"));
    return ExitCode.OK.number();
  }

  private Optional<String> signed(Workbench workbench, Administration administration) {
    Authorization authorization = admin.authorization(session, workbench);
    Optional<StateRecord> made =
        Administration.attempt(
            () ->
                administration
                    .records()
                    .rotate(kekId, times.times(), Optional.ofNullable(ifOlderThan), authorization));
    return made.map(each -> each.version() + " is " + each.stateAt(Instant.now()).label());
  }

  private Optional<String> unsigned(Administration administration) {
    if (times.areGiven()) {
      administration.requireSigned();
    }
    if (ifOlderThan != null && Age.isYounger(administration, kekId, ifOlderThan)) {
      return Optional.empty();
    }
    int made = Administration.attempt(() -> administration.keks().require(kekId).rotate().number());
    return Optional.of(made + " is active");
  }
}
