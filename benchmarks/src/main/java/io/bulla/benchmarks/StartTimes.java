package io.bulla.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * One start of a JVM.
 *
 * @param mainMillis from the beginning of its main method to the first wrapped DEK
 * @param processMillis from the start of the process to its end
 */
record StartTimes(double mainMillis, double processMillis) {

  /** One start by each, one after the other. */
  record Pair(StartTimes bare, StartTimes bulla) {}

  static String row(String name, List<Pair> pairs, ToDoubleFunction<StartTimes> figure) {
    return String.join(
        " | ",
        "| " + name,
        cell(pairs, pair -> figure.applyAsDouble(pair.bare())),
        cell(pairs, pair -> figure.applyAsDouble(pair.bulla())),
        cell(pairs, pair -> figure.applyAsDouble(pair.bulla()) - figure.applyAsDouble(pair.bare()))
            + " |");
  }

  /** The median, with the least and the most. */
  private static String cell(List<Pair> pairs, ToDoubleFunction<Pair> figure) {
    double[] sorted = pairs.stream().mapToDouble(figure).sorted().toArray();
    double median = (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    return String.format(
        Locale.ROOT, "%.0f (%.0f to %.0f)", median, sorted[0], sorted[sorted.length - 1]);
  }
}
