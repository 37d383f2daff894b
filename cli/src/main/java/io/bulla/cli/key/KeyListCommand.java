package io.bulla.cli.key;

import io.bulla.cli.ExitCode;
import io.bulla.cli.Failure;
import io.bulla.cli.Session;
import io.bulla.cli.terminal.Json;
import io.bulla.cli.terminal.Table;
import java.io.IOException;
import java.util.LinkedHashMap;
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
    KekListing listing = KekListing.of(session.workbench());
    if (json) {
      Json.write(asMap(listing), session.console().out());
    } else if (!listing.entries().isEmpty()) {
      table(listing.entries()).lines().forEach(session.console()::print);
    }
    listing.absent().forEach(this::remarkAbsent);
    listing.unreachable().forEach(this::tell);
    return listing.unreachable().values().stream()
        .findFirst()
        .map(Failure::code)
        .orElse(ExitCode.OK)
        .number();
  }

  private void remarkAbsent(String id) {
    session.console().remark("KEK " + id + " is not there yet: bulla key create " + id);
  }

  private void tell(String id, Failure failure) {
    session.console().error("KEK " + id + ": " + failure.what(), failure.hint());
  }

  private static Map<String, Object> asMap(KekListing listing) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("keks", listing.entries().stream().map(KekEntry::asMap).toList());
    map.put("absent", listing.absent());
    map.put("unreachable", listing.unreachable().keySet());
    return map;
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
