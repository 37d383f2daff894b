package io.bulla.benchmarks.agent;

import io.bulla.benchmarks.MarkdownTable;
import java.util.List;

/** What whole processes took, and beside it where the agent's own time went. */
final class ColdTables {

  private final String part;
  private final MarkdownTable times;
  private final MarkdownTable agentsParts;

  /** Empty tables under a heading, of a part of {@link AgentCost}. */
  ColdTables(String heading, String part, List<String> columns) {
    this.part = part;
    times = new MarkdownTable(heading, MarkdownTable.joined(columns, ColdPairs.COLUMNS));
    agentsParts =
        new MarkdownTable(
            heading + ": the agent's parts", MarkdownTable.joined(columns, ColdParts.COLUMNS));
  }

  void add(Case row, ColdPairs pairs, CostResults results) {
    times.row(row.with(pairs.cells()));
    agentsParts.row(row.with(pairs.parts().cells()));
    results.millis(part, row.parameters(), pairs.figures());
    results.sealedMillis(part + "Parts", row.parameters(), pairs.parts().figures());
  }

  String text() {
    return times.text() + "\n" + agentsParts.text();
  }
}
