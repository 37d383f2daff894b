package io.bulla.benchmarks.results;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which rows of a file of results are meant.
 *
 * @param benchmark class and method; the class alone means all of its methods
 * @param metric what was measured
 * @param where values that parameters must have
 */
record Selection(String benchmark, String metric, Map<String, String> where) {

  Selection {
    where = Map.copyOf(where);
  }

  /** By {@code --benchmark}, {@code --metric} and {@code --where=PARAMETER=VALUE,...}. */
  static Selection of(Map<String, String> options) {
    return new Selection(
        options.getOrDefault("--benchmark", ""),
        options.getOrDefault("--metric", ""),
        where(options.getOrDefault("--where", "")));
  }

  private static Map<String, String> where(String text) {
    Map<String, String> where = new HashMap<>();
    if (text.isEmpty()) {
      return where;
    }
    for (String pair : text.split(",", -1)) {
      int end = pair.indexOf('=');
      if (end <= 0) {
        throw new IllegalArgumentException("--where has " + pair + ", which is no PARAMETER=VALUE");
      }
      where.put(pair.substring(0, end), pair.substring(end + 1));
    }
    return where;
  }

  /** At least one. */
  List<Measured> in(ResultFile file) {
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
}
