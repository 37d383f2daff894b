package io.bulla.benchmarks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A row that no benchmark of JMH gives, among those of one that does.
 *
 * @param benchmark whose rows it belongs to: class and method
 * @param parameters as that one has them
 * @param bytesPerSecond its figures, at least one
 */
record ReferenceRow(String benchmark, Map<String, String> parameters, List<Double> bytesPerSecond) {

  ReferenceRow {
    parameters = new LinkedHashMap<>(parameters);
    bytesPerSecond = List.copyOf(bytesPerSecond);
  }

  /** In the form in which JMH gives its results. */
  Map<String, Object> asJmhResult() {
    Map<String, Object> metric = Map.of("scoreUnit", "ops/s", "rawData", List.of(bytesPerSecond));
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("benchmark", ReferenceRow.class.getPackageName() + "." + benchmark);
    result.put("params", parameters);
    result.put("secondaryMetrics", Map.of(Volume.COUNTER, metric));
    return result;
  }
}
