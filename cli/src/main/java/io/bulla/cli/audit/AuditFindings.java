package io.bulla.cli.audit;

import io.bulla.cli.ExitCode;
import io.bulla.cli.terminal.Console;
import io.bulla.cli.terminal.Table;
import io.bulla.provider.audit.AuditVerification;
import io.bulla.provider.audit.ChainReport;
import io.bulla.provider.audit.Checkpoint;
import io.bulla.provider.audit.Checkpoints;
import io.bulla.provider.audit.Damage;
import io.bulla.provider.audit.Head;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a verification found, in words and as JSON.
 *
 * @param verification the chains
 * @param checkpoints what they were compared with
 */
record AuditFindings(AuditVerification verification, List<Checkpoints> checkpoints) {

  ExitCode exitCode() {
    return verification.damages().isEmpty() ? ExitCode.OK : ExitCode.VERIFY;
  }

  void print(Console console) {
    Table table = new Table("CHAIN", ">LINES", ">COVERED", "ENDING", "DAMAGES");
    verification.chains().forEach(each -> row(each, table));
    table.lines().forEach(console::print);
    printDamages(console);
    remarks(console);
  }

  void printDamages(Console console) {
    verification.damages().forEach(damage -> console.print("damage: " + text(damage)));
  }

  private void row(ChainReport report, Table table) {
    table.row(
        report.file(),
        Long.toString(report.lines()),
        Long.toString(covered(report)),
        word(report.ending()),
        report.damages().isEmpty() ? "none" : Integer.toString(report.damages().size()));
  }

  void remarks(Console console) {
    if (checkpoints.isEmpty()) {
      console.remark(
          "No checkpoint was given: chains that are gone, ends that were cut and chains that were"
              + " written anew cannot be found.");
    }
    checkpoints.stream()
        .flatMap(each -> each.last().stream())
        .forEach(last -> console.remark(text(last)));
  }

  private static String text(Checkpoint last) {
    return "Last checkpoint: "
        + last.place().counter()
        + ", of "
        + last.place().issued()
        + ", over "
        + last.chains()
        + " chains; compare it with what was noted when it was made.";
  }

  static String text(Damage damage) {
    return damage.file()
        + (damage.line() == 0 ? "" : ":" + damage.line())
        + ": "
        + word(damage.kind())
        + ": "
        + damage.detail();
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  /** How many of its lines the checkpoints cover. */
  private long covered(ChainReport report) {
    Optional<String> chain = report.head().map(Head::chain);
    return checkpoints.stream()
        .flatMap(each -> chain.flatMap(each::latest).stream())
        .mapToLong(Head::sequence)
        .max()
        .orElse(0);
  }

  Map<String, Object> asMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("whole", verification.damages().isEmpty());
    map.put("chains", verification.chains().stream().map(this::asMap).toList());
    map.put("damages", verification.damages().stream().map(AuditFindings::asMap).toList());
    map.put(
        "checkpoints",
        checkpoints.stream()
            .flatMap(each -> each.last().stream())
            .map(AuditFindings::asMap)
            .toList());
    return map;
  }

  private Map<String, Object> asMap(ChainReport report) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("file", report.file());
    map.put("lines", report.lines());
    map.put("covered", covered(report));
    map.put("ending", word(report.ending()));
    map.put("damages", report.damages().size());
    return map;
  }

  private static Map<String, Object> asMap(Damage damage) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("file", damage.file());
    map.put("line", damage.line());
    map.put("kind", word(damage.kind()));
    map.put("detail", damage.detail());
    return map;
  }

  private static Map<String, Object> asMap(Checkpoint last) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("counter", last.place().counter());
    map.put("issued", last.place().issued().toString());
    map.put("chains", last.chains());
    map.put("signer", last.signer());
    return map;
  }
}
