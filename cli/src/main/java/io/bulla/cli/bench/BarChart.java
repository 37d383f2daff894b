package io.bulla.cli.bench;

import java.util.ArrayList;
import java.util.List;

/** The medians of a section as bars of text. Stateless. */
final class BarChart {
  private static final int COLUMNS = 40;

  private BarChart() {}

  /** One line a row; the longest bar is that of the largest median. */
  static List<String> lines(Section section) {
    List<String> lines = new ArrayList<>();
    lines.add("");
    int width =
        section.rows().stream().mapToInt(row -> label(section, row).length()).max().orElse(0);
    double largest = largest(section);
    for (Section.Row row : section.rows()) {
      String label = label(section, row);
      label += " ".repeat(width - label.length());
      lines.add(label + "  " + bar(section, row, largest));
    }
    return lines;
  }

  private static String label(Section section, Section.Row row) {
    return row.label(section.columns());
  }

  private static double largest(Section section) {
    return section.rows().stream()
        .flatMap(row -> row.reading().figure().stream())
        .mapToDouble(Spread::median)
        .max()
        .orElse(1);
  }

  private static String bar(Section section, Section.Row row, double largest) {
    return row.reading()
        .figure()
        .map(Spread::median)
        .map(median -> hashes(median / largest) + " " + section.unit().words(median))
        .orElse("not measured");
  }

  private static String hashes(double share) {
    return "#".repeat(Math.max(1, (int) Math.round(share * COLUMNS)));
  }
}
