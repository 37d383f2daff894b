package io.bulla.benchmarks.results;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Draws one metric of a file of results.
 *
 * <p>Exit codes: 0 drawn, 2 not drawn.
 */
public final class Chart {

  static final String USAGE =
      "usage: chart --benchmark=NAME --metric=NAME [--where=PARAMETER=VALUE,...] [--title=TEXT]"
          + " RESULTS SVG\n";

  private static final int DRAWN = 0;
  private static final int NOT_DRAWN = 2;

  private Chart() {}

  /** Takes what {@link #USAGE} says; a name without its method means all of the class. */
  public static void main(String[] arguments) {
    System.exit(run(arguments, System.err));
  }

  static int run(String[] arguments, Appendable errors) {
    try {
      draw(arguments);
      return DRAWN;
    } catch (IOException | IllegalArgumentException e) {
      tell(errors, "error: " + e.getMessage() + "\n" + USAGE);
      return NOT_DRAWN;
    }
  }

  private static void draw(String... arguments) throws IOException {
    Map<String, String> options = new HashMap<>();
    List<Path> files = new ArrayList<>();
    for (String argument : arguments) {
      if (argument.startsWith("--")) {
        String[] option = argument.split("=", 2);
        options.put(option[0], option.length == 2 ? option[1] : "");
      } else {
        files.add(Path.of(argument));
      }
    }
    if (files.size() != 2) {
      throw new IllegalArgumentException("a file of results and one for the drawing are needed");
    }
    List<Measured> rows = chosen(ResultFile.read(files.get(0)), options);
    String title = options.getOrDefault("--title", options.getOrDefault("--metric", ""));
    Files.writeString(files.get(1), chart(title, rows).svg());
  }

  private static List<Measured> chosen(ResultFile file, Map<String, String> options) {
    String benchmark = options.getOrDefault("--benchmark", "");
    String metric = options.getOrDefault("--metric", "");
    Map<String, String> where = where(options.getOrDefault("--where", ""));
    List<Measured> rows =
        file.rows().stream()
            .filter(row -> (row.benchmark() + ".").startsWith(benchmark + "."))
            .filter(row -> row.metric().equals(metric))
            .filter(row -> row.parameters().entrySet().containsAll(where.entrySet()))
            .toList();
    if (rows.isEmpty()) {
      throw new IllegalArgumentException(
          "no row of " + benchmark + " has a metric " + metric + " with " + where);
    }
    return rows;
  }

  private static Map<String, String> where(String text) {
    Map<String, String> where = new HashMap<>();
    for (String pair : text.split(",", -1)) {
      int end = pair.indexOf('=');
      if (end > 0) {
        where.put(pair.substring(0, end), pair.substring(end + 1));
      }
    }
    return where;
  }

  private static BarChart chart(String title, List<Measured> rows) {
    List<BarChart.Bar> bars = new ArrayList<>();
    for (Measured row : rows) {
      bars.add(
          new BarChart.Bar(
              label(row, rows), row.sample().median(), row.sample().least(), row.sample().most()));
    }
    return new BarChart(title, rows.get(0).unit(), bars);
  }

  /** The method, and the parameters that are not the same in all rows. */
  private static String label(Measured row, List<Measured> all) {
    SortedMap<String, String> telling = new TreeMap<>(row.parameters());
    telling
        .entrySet()
        .removeIf(
            entry ->
                all.stream()
                    .allMatch(
                        each -> entry.getValue().equals(each.parameters().get(entry.getKey()))));
    String method = row.benchmark().substring(row.benchmark().lastIndexOf('.') + 1);
    return (method + " " + String.join(", ", telling.values())).strip();
  }

  private static void tell(Appendable errors, String text) {
    try {
      errors.append(text);
    } catch (IOException e) {
      throw new IllegalStateException("nowhere to tell an error", e);
    }
  }
}
