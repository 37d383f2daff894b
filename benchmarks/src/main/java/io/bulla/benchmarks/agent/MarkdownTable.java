package io.bulla.benchmarks.agent;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A table with a heading, line by line. Not safe for threads. */
final class MarkdownTable {

  private final List<String> lines = new ArrayList<>();

  MarkdownTable(String heading, List<String> columns) {
    lines.add("\n#### " + heading + "\n");
    row(columns);
    lines.add("|---".repeat(columns.size()) + "|");
  }

  void row(List<String> cells) {
    lines.add("| " + String.join(" | ", cells) + " |");
  }

  /** Cells of two lists, one after the other. */
  static List<String> joined(List<String> first, List<String> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }

  String text() {
    return String.join("\n", lines);
  }
}
