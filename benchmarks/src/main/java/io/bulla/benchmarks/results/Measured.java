package io.bulla.benchmarks.results;

import io.bulla.benchmarks.statistics.Sample;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * All single figures of one row.
 *
 * @param benchmark class and method
 * @param parameters of the row
 * @param metric what was measured
 * @param unit as JMH names it
 * @param figures of all forks and iterations, at least one
 */
record Measured(
    String benchmark,
    SortedMap<String, String> parameters,
    String metric,
    String unit,
    List<Double> figures) {

  Measured {
    parameters = new TreeMap<>(parameters);
    figures = List.copyOf(figures);
  }

  Sample sample() {
    return Sample.of(figures);
  }

  /** What it has in common with the same row of another run. */
  String name() {
    return benchmark + parameterText() + " " + metric;
  }

  String parameterText() {
    return parameters.entrySet().stream()
        .map(entry -> " " + entry.getKey() + "=" + entry.getValue())
        .collect(Collectors.joining());
  }
}
