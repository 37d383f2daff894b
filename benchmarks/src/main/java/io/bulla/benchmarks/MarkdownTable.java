package io.bulla.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A table with a heading, line by line. Not safe for threads. */
public final class MarkdownTable {

  private final List<String> lines = new ArrayList<>();

  /** A table without rows. */
  public MarkdownTable(String heading, List<String> columns) {
    lines.add("\n#### " + heading + "\n");
    row(columns);
    lines.add("|---".repeat(columns.size()) + "|");
  }

  /** A row below the others, with as many cells as there are columns. */
  public void row(List<String> cells) {
    lines.add("| " + String.join(" | ", cells) + " |");
  }

  /** Cells of two lists, one after the other. */
  public static List<String> joined(List<String> first, List<String> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }

  /** All of it, without a last end of line. */
  public String text() {
    return String.join("\n", lines);
  }
}
