package io.bulla.benchmarks;

import io.bulla.benchmarks.statistics.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.RunResult;

/**
 * The rows of one benchmark, one for each combination of its parameters.
 *
 * @param name the benchmark's
 * @param rows at least one
 * @param references rows of others, below them
 */
record Table(String name, List<RunResult> rows, List<ReferenceRow> references) {

  private static final int DECIMALS = 2;

  String markdown() {
    List<String> parameters = List.copyOf(rows.get(0).getParams().getParamsKeys());
    List<String> figures = Figures.of(rows.get(0)).keySet().stream().map(Table::words).toList();
    MarkdownTable table = new MarkdownTable(name, MarkdownTable.joined(parameters, figures));
    rows.forEach(row -> table.row(cells(row)));
    references.forEach(row -> table.row(cells(row, parameters)));
    return table.text() + "\n";
  }

  private static List<String> cells(RunResult row) {
    BenchmarkParams params = row.getParams();
    List<String> cells = new ArrayList<>();
    params.getParamsKeys().forEach(key -> cells.add(params.getParam(key)));
    Figures.of(row).values().forEach(values -> cells.add(Sample.of(values).text(DECIMALS)));
    return cells;
  }

  private static List<String> cells(ReferenceRow row, List<String> parameters) {
    List<String> cells = new ArrayList<>();
    parameters.forEach(name -> cells.add(row.parameters().getOrDefault(name, "")));
    List<Double> speeds =
        row.bytesPerSecond().stream().map(each -> each / Figures.BYTES_IN_A_GIGABYTE).toList();
    cells.add(Sample.of(speeds).text(DECIMALS));
    return cells;
  }

  /** A name of Java's as words: {@code bullaGigabytesPerSecond} is "bulla GB/s". */
  private static String words(String name) {
    return name.replaceAll("(?<=[a-z])(?=[A-Z])", " ")
        .toLowerCase(Locale.ROOT)
        .replace("gigabytes per second", "GB/s")
        .replace("seconds per gigabyte", "CPU s/GB");
  }
}
