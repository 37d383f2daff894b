package io.bulla.cli.bench;

import java.util.Collection;
import java.util.List;

/**
 * Repeated measurements of one figure, ascending. Nothing is left out: outliers count as all others
 * do. Immutable, safe for threads.
 *
 * @param values at least one, each above 0: what was not measured is no figure
 */
record Spread(List<Double> values) {
  /** How far beyond the middle half, in lengths of that half, a value is an outlier (Tukey). */
  private static final double FENCE = 1.5;

  Spread {
    values = values.stream().sorted().toList();
    if (values.isEmpty() || !(values.get(0) > 0) || values.get(values.size() - 1).isInfinite()) {
      throw new IllegalArgumentException(
          "figures are positive and finite, and there is one at least");
    }
  }

  static Spread of(Collection<Double> values) {
    return new Spread(List.copyOf(values));
  }

  int count() {
    return values.size();
  }

  double least() {
    return values.get(0);
  }

  double most() {
    return values.get(count() - 1);
  }

  /** The middle one, or half-way between the two in the middle. */
  double median() {
    int middle = count() / 2;
    return count() % 2 == 1
        ? values.get(middle)
        : (values.get(middle - 1) + values.get(middle)) / 2;
  }

  /** The least value that so many percent do not exceed; of few values, so, the largest. */
  double percentile(double percent) {
    int rank = (int) Math.ceil(percent / 100 * count());
    return values.get(Math.max(1, Math.min(rank, count())) - 1);
  }

  /** Those far from the middle half, ascending. */
  List<Double> outliers() {
    double low = percentile(25);
    double high = percentile(75);
    double reach = FENCE * (high - low);
    return values.stream().filter(v -> v < low - reach || v > high + reach).toList();
  }
}
