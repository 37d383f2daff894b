package io.bulla.benchmarks.agent;

import io.bulla.benchmarks.statistics.Pairs;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every single figure of a run, in the form in which JMH gives results. Not safe for threads. */
final class CostResults {

  private static final String MILLIS = "ms";
  private static final String MEGABYTES = "MB";

  private final List<Map<String, Object>> rows = new ArrayList<>();

  /** What was measured of one kind, in milliseconds. */
  void millis(String part, Map<String, String> parameters, Map<String, Pairs> pairs) {
    add(part, parameters, MILLIS, pairs);
  }

  /** What was measured of one kind, in megabytes. */
  void megabytes(String part, Map<String, String> parameters, Map<String, Pairs> pairs) {
    add(part, parameters, MEGABYTES, pairs);
  }

  private void add(
      String part, Map<String, String> parameters, String unit, Map<String, Pairs> pairs) {
    Map<String, Object> metrics = new LinkedHashMap<>();
    pairs.forEach(
        (name, both) -> {
          metrics.put(name + "Plain", metric(unit, both.baseFigures()));
          metrics.put(name + "Sealed", metric(unit, both.otherFigures()));
        });
    row(part, parameters, metrics);
  }

  /** What only the sealed side has, in milliseconds. */
  void sealedMillis(
      String part, Map<String, String> parameters, Map<String, List<Double>> figures) {
    Map<String, Object> metrics = new LinkedHashMap<>();
    figures.forEach((name, each) -> metrics.put(name, metric(MILLIS, each)));
    row(part, parameters, metrics);
  }

  private void row(String part, Map<String, String> parameters, Map<String, Object> metrics) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("benchmark", "AgentCost." + part);
    row.put("params", parameters);
    row.put("secondaryMetrics", metrics);
    rows.add(row);
  }

  private static Map<String, Object> metric(String unit, List<Double> figures) {
    Map<String, Object> metric = new LinkedHashMap<>();
    metric.put("scoreUnit", unit);
    metric.put("rawData", List.of(figures));
    return metric;
  }

  /** One for each row of a table. */
  List<Map<String, Object>> rows() {
    return List.copyOf(rows);
  }
}
