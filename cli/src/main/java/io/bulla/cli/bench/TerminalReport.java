package io.bulla.cli.bench;

import io.bulla.cli.terminal.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The report as lines of text.
 *
 * @param results what was measured
 * @param advice what follows from it, if anything does
 */
record TerminalReport(Results results, Optional<Advice> advice) {
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("host        " + results.host());
    lines.add("configured  " + results.configured());
    for (Section section : Section.of(results)) {
      lines.add("");
      lines.add(section.title() + ", in " + section.unit().shownName());
      lines.addAll(table(section));
      if (section.rows().size() > 1) {
        lines.addAll(BarChart.lines(section));
      }
    }
    lines.add("");
    lines.addAll(results.notMeasured());
    lines.addAll(adviceLines());
    return lines;
  }

  private static List<String> table(Section section) {
    Table table =
        new Table(
            Stream.concat(section.columns().stream(), Section.STATISTICS.stream())
                .toArray(String[]::new));
    for (Section.Row row : section.rows()) {
      table.row(
          Stream.concat(row.labels().stream(), section.statistics(row).stream())
              .toArray(String[]::new));
    }
    return table.lines();
  }

  private List<String> adviceLines() {
    if (advice.isEmpty()) {
      return List.of("no recommendation: " + results.whyNoAdvice());
    }
    List<String> lines = new ArrayList<>();
    lines.add("recommended for this host, and for the next seal (--write-config sets them):");
    for (Map.Entry<String, String> setting : advice.get().settings().entrySet()) {
      lines.add("  " + setting.getKey() + " = " + setting.getValue());
    }
    return lines;
  }
}
