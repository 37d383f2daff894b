package io.bulla.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;

/** What the iterations of one benchmark gave. */
final class Figures {

  static final double BYTES_IN_A_GIGABYTE = 1e9;

  private Figures() {}

  /**
   * Each figure's values of all forks and iterations, ascending: those that the benchmark counted
   * itself, or else JMH's score under its unit.
   */
  static SortedMap<String, List<Double>> of(RunResult result) {
    SortedMap<String, List<Double>> figures = new TreeMap<>();
    result.getBenchmarkResults().stream()
        .flatMap(fork -> fork.getIterationResults().stream())
        .forEach(iteration -> add(iteration, figures));
    figures.values().forEach(Collections::sort);
    return figures;
  }

  private static void add(IterationResult iteration, Map<String, List<Double>> figures) {
    scores(iteration)
        .forEach((name, score) -> figures.computeIfAbsent(name, n -> new ArrayList<>()).add(score));
  }

  private static Map<String, Double> scores(IterationResult iteration) {
    Map<String, Double> scores = new TreeMap<>();
    iteration.getSecondaryResults().forEach((name, own) -> put(name, own.getScore(), scores));
    if (scores.isEmpty()) {
      scores.put(
          iteration.getPrimaryResult().getScoreUnit(), iteration.getPrimaryResult().getScore());
    }
    return scores;
  }

  /** A count of bytes is by now a count in each second. */
  private static void put(String name, double score, Map<String, Double> scores) {
    if (name.equals(Volume.COUNTER)) {
      scores.put("gigabytesPerSecond", score / BYTES_IN_A_GIGABYTE);
    } else {
      scores.put(name, score);
    }
  }
}
