package io.bulla.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.RunResult;

/**
 * The rows of one benchmark, one for each combination of its parameters.
 *
 * @param name the benchmark's
 * @param rows at least one
 */
record Table(String name, List<RunResult> rows) {

  String markdown() {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add("#### " + name);
    lines.add("");
    List<String> columns = new ArrayList<>(rows.get(0).getParams().getParamsKeys());
    columns.addAll(Figures.of(rows.get(0)).keySet().stream().map(Table::words).toList());
    lines.add(line(columns));
    lines.add("|---".repeat(columns.size()) + "|");
    rows.forEach(row -> lines.add(line(cells(row))));
    return String.join("\n", lines) + "\n";
  }

  private static List<String> cells(RunResult row) {
    BenchmarkParams params = row.getParams();
    List<String> cells =
        params.getParamsKeys().stream()
            .map(params::getParam)
            .collect(Collectors.toCollection(ArrayList::new));
    SortedMap<String, List<Double>> figures = Figures.of(row);
    figures.values().forEach(values -> cells.add(cell(values)));
    return cells;
  }

  /** The median, with the least and the most. */
  private static String cell(List<Double> sorted) {
    double median = (sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2;
    return String.format(
        Locale.ROOT, "%.2f (%.2f to %.2f)", median, sorted.get(0), sorted.get(sorted.size() - 1));
  }

  private static String line(List<String> cells) {
    return cells.stream().collect(Collectors.joining(" | ", "| ", " |"));
  }

  /** A name of Java's as words: {@code bullaGigabytesPerSecond} is "bulla GB/s". */
  private static String words(String name) {
    return name.replaceAll("(?<=[a-z])(?=[A-Z])", " ")
        .toLowerCase(Locale.ROOT)
        .replace("gigabytes per second", "GB/s")
        .replace("seconds per gigabyte", "CPU s/GB");
  }
}
