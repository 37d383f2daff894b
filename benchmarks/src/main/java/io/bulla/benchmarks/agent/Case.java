package io.bulla.benchmarks.agent;

import io.bulla.benchmarks.MarkdownTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What tells a row from the others, as columns of a table and as parameters of results.
 *
 * @param columns headings
 * @param cells as many
 */
record Case(List<String> columns, List<String> cells) {

  Case {
    columns = List.copyOf(columns);
    cells = List.copyOf(cells);
  }

  /** With a cell for each column. */
  static Case of(List<String> columns, String... cells) {
    return new Case(columns, List.of(cells));
  }

  /** The row of a table. */
  List<String> with(List<String> figures) {
    return MarkdownTable.joined(cells, figures);
  }

  Map<String, String> parameters() {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      parameters.put(columns.get(i), cells.get(i));
    }
    return parameters;
  }
}
