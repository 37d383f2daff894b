package io.bulla.cli.key;

import io.bulla.cli.ExitCode;
import io.bulla.cli.Failure;
import io.bulla.cli.Session;
import io.bulla.cli.Workbench;
import io.bulla.cli.terminal.Json;
import io.bulla.provider.kek.KekAlias;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bulla key describe}. */
@Command(name = "describe", header = "Show all that is known of one version of a KEK.")
public final class KeyDescribeCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(paramLabel = "KEK/VERSION", description = "The version, e.g. models/1.")
  private String version = "";

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  public KeyDescribeCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    Workbench workbench = session.workbench();
    KnownWords words = words(workbench, Administration.version(workbench, version));
    if (json) {
      Json.write(words.asMap(), session.console().out());
    } else {
      words.lines().forEach(session.console()::print);
      words.history().forEach(line -> session.console().print("record         " + line));
    }
    return ExitCode.OK.number();
  }

  private KnownWords words(Workbench workbench, KekAlias alias) {
    Administration administration = Administration.of(workbench);
    return Administration.attempt(
            () -> administration.lifecycle().versions(administration.keks().require(alias.kekId())))
        .stream()
        .filter(each -> each.number() == alias.version().orElseThrow())
        .findFirst()
        .map(KnownWords::new)
        .orElseThrow(
            () ->
                new Failure(
                    ExitCode.KEY, "there is no " + version, "see bulla key inventory", null));
  }
}
