package io.bulla.cli.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A plain table: columns two spaces apart, no lines, fit for a person and for {@code awk}.
 *
 * <p>A heading that begins with {@code >} aligns its column to the right. Not safe for threads.
 */
public final class Table {
  private static final String GAP = "  ";

  private final List<String> headings;
  private final List<List<String>> rows = new ArrayList<>();

  public Table(String... headings) {
    this.headings = List.of(headings);
  }

  /** Adds a row with as many cells as there are headings. */
  public Table row(String... cells) {
    if (cells.length != headings.size()) {
      throw new IllegalArgumentException(
          "row of " + cells.length + " cells for " + headings.size() + " columns");
    }
    rows.add(List.of(cells));
    return this;
  }

  /** The heading line and one line a row, without trailing blanks. */
  public List<String> lines() {
    List<List<String>> all = new ArrayList<>();
    all.add(headings.stream().map(Table::title).toList());
    all.addAll(rows);
    int[] widths = IntStream.range(0, headings.size()).map(c -> width(all, c)).toArray();
    return all.stream().map(row -> line(row, widths)).toList();
  }

  private static int width(List<List<String>> all, int column) {
    return all.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
  }

  private String line(List<String> row, int[] widths) {
    return IntStream.range(0, row.size())
        .mapToObj(c -> pad(row.get(c), widths[c], toTheRight(headings.get(c))))
        .collect(Collectors.joining(GAP))
        .stripTrailing();
  }

  private static String pad(String cell, int width, boolean right) {
    String blanks = " ".repeat(width - cell.length());
    return right ? blanks + cell : cell + blanks;
  }

  private static boolean toTheRight(String heading) {
    return heading.startsWith(">");
  }

  private static String title(String heading) {
    return toTheRight(heading) ? heading.substring(1) : heading;
  }
}
