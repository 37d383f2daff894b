package io.bulla.benchmarks.results;

import io.bulla.benchmarks.MarkdownTable;
import io.bulla.benchmarks.statistics.Sample;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Figures of several runs, with a column for each value of one label and a row for each combination
 * of the others that differ. Labels are the parameters, {@code jdk} and {@code method}.
 *
 * @param title above the table
 * @param column the label that columns are of
 * @param cells each with its labels
 */
record Pivot(String title, String column, List<Cell> cells) {
  static final String JDK = "jdk";
  static final String METHOD = "method";

  private static final double WITHOUT_DECIMALS = 100;

  Pivot {
    cells = List.copyOf(cells);
    if (cells.stream().anyMatch(cell -> !cell.labels().containsKey(column))) {
      throw new IllegalArgumentException(
          "columns cannot be of " + column + ": there are " + cells.get(0).labels().keySet());
    }
  }

  /** A figure with its labels. */
  record Cell(Map<String, String> labels, Sample sample) {

    static Cell of(ResultFile file, Measured row) {
      Map<String, String> labels = new LinkedHashMap<>();
      labels.put(JDK, file.circumstances().getOrDefault(JDK, "?").split("[.+,]", 2)[0]);
      labels.put(METHOD, row.benchmark().substring(row.benchmark().lastIndexOf('.') + 1));
      labels.putAll(row.parameters());
      return new Cell(labels, row.sample());
    }

    private String text() {
      return sample.text(sample.median() < WITHOUT_DECIMALS ? 2 : 0);
    }
  }

  String markdown() {
    Set<String> telling = telling();
    Set<String> columns = values(column);
    MarkdownTable table =
        new MarkdownTable(title, MarkdownTable.joined(List.copyOf(telling), named(columns)));
    rows(telling).forEach((labels, row) -> table.row(line(labels, row, columns)));
    return table.text();
  }

  private List<String> named(Set<String> columns) {
    return columns.stream().map(value -> column + " " + value).toList();
  }

  private static List<String> line(
      List<String> labels, Map<String, Cell> row, Set<String> columns) {
    List<String> line = new ArrayList<>(labels);
    for (String value : columns) {
      Cell cell = row.get(value);
      line.add(cell == null ? "" : cell.text());
    }
    return line;
  }

  private Map<List<String>, Map<String, Cell>> rows(Set<String> telling) {
    Map<List<String>, Map<String, Cell>> rows = new LinkedHashMap<>();
    for (Cell cell : cells) {
      List<String> labels =
          telling.stream().map(name -> cell.labels().getOrDefault(name, "")).toList();
      Cell before =
          rows.computeIfAbsent(labels, key -> new LinkedHashMap<>())
              .put(cell.labels().get(column), cell);
      if (before != null) {
        throw new IllegalArgumentException(
            "two figures are of the same row and column: " + cell.labels());
      }
    }
    return rows;
  }

  /** The other labels that are not the same everywhere, and the JDK in any case. */
  private Set<String> telling() {
    Set<String> telling = new LinkedHashSet<>();
    cells.forEach(cell -> telling.addAll(cell.labels().keySet()));
    telling.removeIf(name -> values(name).size() == 1 && !name.equals(JDK));
    telling.remove(column);
    return telling;
  }

  private Set<String> values(String label) {
    Set<String> values = new LinkedHashSet<>();
    cells.forEach(cell -> values.add(cell.labels().getOrDefault(label, "")));
    return values;
  }
}
