package io.bulla.cli.key;

import io.bulla.cli.ExitCode;
import io.bulla.cli.Session;
import io.bulla.cli.terminal.Json;
import io.bulla.cli.terminal.Table;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bulla key list}. */
@Command(name = "list", header = "List the KEKs of the configuration, with their versions.")
public final class KeyListCommand implements Callable<Integer> {
  private final Session session;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  public KeyListCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    List<KekEntry> entries = KekEntry.allOf(session.workbench());
    if (json) {
      Json.write(
          Map.of("keks", entries.stream().map(KekEntry::asMap).toList()), session.console().out());
    } else {
      table(entries).lines().forEach(session.console()::print);
    }
    return ExitCode.OK.number();
  }

  private static Table table(List<KekEntry> entries) {
    Table table = new Table("ID", ">VERSION", "STATE", "ALGORITHM", ">BITS", "PLACE");
    for (KekEntry entry : entries) {
      table.row(
          entry.id(),
          entry.version(),
          entry.state(),
          entry.algorithm(),
          entry.bits(),
          entry.place());
    }
    return table;
  }
}
