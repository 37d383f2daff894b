package io.bulla.benchmarks;

import io.bulla.benchmarks.statistics.Sample;
import java.util.List;
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

  static List<String> row(String name, List<Pair> pairs, ToDoubleFunction<StartTimes> figure) {
    return List.of(
        name,
        cell(pairs, pair -> figure.applyAsDouble(pair.bare())),
        cell(pairs, pair -> figure.applyAsDouble(pair.bulla())),
        cell(
            pairs, pair -> figure.applyAsDouble(pair.bulla()) - figure.applyAsDouble(pair.bare())));
  }

  private static String cell(List<Pair> pairs, ToDoubleFunction<Pair> figure) {
    return Sample.of(pairs.stream().mapToDouble(figure).toArray()).text(0);
  }
}
