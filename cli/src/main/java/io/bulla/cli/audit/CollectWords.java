package io.bulla.cli.audit;

import io.bulla.cli.ExitCode;
import io.bulla.cli.terminal.Console;
import io.bulla.cli.terminal.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a collection found, in words and as JSON.
 *
 * @param chains what the chains are worth
 * @param spans how much of the services' logs was given
 * @param uses the key uses
 * @param leftOut what was not compared, by what it is
 */
record CollectWords(
    AuditFindings chains, LogSpans spans, JoinedUses uses, Map<String, Long> leftOut) {
  private static final Map<String, String> LEFT_OUT =
      Map.of(
          "recordedOfOtherKeks", "recorded uses of KEKs that are not looked at",
          "loggedOfOtherKeys", "logged uses of keys that are none of these KEKs",
          "loggedWithoutKey", "logged attempts that name neither a key nor an event of ours");

  /** Damage goes first: what is read out of such chains may be wrong. */
  ExitCode exitCode() {
    if (chains.exitCode() != ExitCode.OK) {
      return chains.exitCode();
    }
    return uses.findings().isEmpty() && spans.areEnough() ? ExitCode.OK : ExitCode.FINDINGS;
  }

  void print(Console console) {
    spans.printLacks(console);
    if (!uses.findings().isEmpty()) {
      Table table = new Table("FINDING", "KEK", "OPERATION", "TIME", "BY", "ID", "PLACE");
      uses.findings().forEach(each -> row(each, table));
      table.lines().forEach(console::print);
      console.print("");
    }
    Table counts =
        new Table(
            "KEK",
            ">RECORDED",
            ">JOINED",
            ">UNANSWERED",
            ">UNRECORDED",
            ">REPEATED",
            ">DISPUTED",
            ">UNLOGGED");
    uses.tallies()
        .forEach(
            (kek, tally) ->
                counts.row(
                    Stream.concat(
                            Stream.of(kek), tally.counts().values().stream().map(String::valueOf))
                        .toArray(String[]::new)));
    counts.lines().forEach(console::print);
    console.print("");
    spans.print(console);
    remarks(console);
  }

  private static void row(UseFinding finding, Table table) {
    table.row(
        finding.kind().word(),
        finding.kek(),
        finding.operation(),
        finding.time().toString(),
        finding.by().isEmpty() ? "-" : finding.by(),
        finding.id(),
        finding.place());
  }

  private void remarks(Console console) {
    leftOut.forEach(
        (what, count) -> console.remark("Left out: " + count + " " + LEFT_OUT.get(what) + "."));
    if (uses.notCompared() > 0) {
      console.remark(
          "Left out: "
              + uses.notCompared()
              + " recorded uses of KEKs in services of which no log was given.");
    }
  }

  Map<String, Object> asMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    List<?> damages = (List<?>) chains.asMap().getOrDefault("damages", List.of());
    map.put("whole", damages.isEmpty());
    map.put("damages", damages);
    map.put("logs", spans.asMap());
    map.put("findings", uses.findings().stream().map(UseFinding::asMap).toList());
    Map<String, Object> keks = new LinkedHashMap<>();
    uses.tallies().forEach((kek, tally) -> keks.put(kek, tally.counts()));
    map.put("keks", keks);
    Map<String, Long> left = new LinkedHashMap<>(leftOut);
    if (uses.notCompared() > 0) {
      left.put("recordedWithoutLog", uses.notCompared());
    }
    map.put("leftOut", left);
    return map;
  }
}
