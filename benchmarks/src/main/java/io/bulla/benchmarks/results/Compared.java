package io.bulla.benchmarks.results;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Two runs, row by row.
 *
 * @param rows that are in both, in the base's order
 * @param missing names of rows that only the base has
 * @param added names of rows that only the other has
 */
record Compared(List<Comparison> rows, List<String> missing, List<String> added) {

  Compared {
    rows = List.copyOf(rows);
    missing = List.copyOf(missing);
    added = List.copyOf(added);
  }

  static Compared of(ResultFile base, ResultFile other) {
    Map<String, Measured> left = new LinkedHashMap<>();
    other.rows().forEach(row -> left.put(row.name(), row));
    List<Comparison> rows = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (Measured row : base.rows()) {
      Measured match = left.remove(row.name());
      if (match == null) {
        missing.add(row.name());
      } else {
        rows.add(new Comparison(row, match));
      }
    }
    return new Compared(rows, missing, List.copyOf(left.keySet()));
  }

  long count(Verdict verdict, Threshold threshold) {
    return rows.stream().filter(row -> row.verdict(threshold) == verdict).count();
  }
}
