package io.bulla.benchmarks.results;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** One result as JMH writes it: what a benchmark counted itself, or else JMH's own score. */
final class JmhResult {

  private static final String PACKAGE = "io.bulla.benchmarks.";

  private static final double BYTES_IN_A_GIGABYTE = 1e9;

  private JmhResult() {}

  static List<Measured> rows(Map<?, ?> result) throws IOException {
    List<Measured> rows = new ArrayList<>();
    Map<?, ?> own = (Map<?, ?>) Json.member(result, "secondaryMetrics");
    for (Map.Entry<?, ?> metric : own.entrySet()) {
      rows.add(row(result, metric.getKey().toString(), (Map<?, ?>) metric.getValue()));
    }
    if (rows.isEmpty()) {
      rows.add(row(result, "score", (Map<?, ?>) Json.member(result, "primaryMetric")));
    }
    return rows;
  }

  /** What was counted in bytes is by JMH a count in each second. */
  private static Measured row(Map<?, ?> result, String name, Map<?, ?> metric) throws IOException {
    boolean bytes = name.equals("bytes");
    String metricName = bytes ? "gigabytesPerSecond" : name;
    String benchmark = Json.member(result, "benchmark").toString();
    return new Measured(
        benchmark.startsWith(PACKAGE) ? benchmark.substring(PACKAGE.length()) : benchmark,
        parameters(result),
        metricName,
        Unit.of(metricName, Json.member(metric, "scoreUnit").toString()),
        figures((List<?>) Json.member(metric, "rawData"), bytes ? BYTES_IN_A_GIGABYTE : 1));
  }

  private static SortedMap<String, String> parameters(Map<?, ?> result) {
    SortedMap<String, String> parameters = new TreeMap<>();
    if (result.get("params") instanceof Map<?, ?> given) {
      given.forEach((name, value) -> parameters.put(name.toString(), value.toString()));
    }
    return parameters;
  }

  private static List<Double> figures(List<?> forks, double divisor) {
    List<Double> figures = new ArrayList<>();
    for (Object fork : forks) {
      ((List<?>) fork).forEach(figure -> figures.add((Double) figure / divisor));
    }
    return figures;
  }
}
