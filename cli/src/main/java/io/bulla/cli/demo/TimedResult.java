package io.bulla.cli.demo;

import java.util.Comparator;
import java.util.List;

/**
 * What one run of the DJL program computed, and where the time went.
 *
 * @param result what it computed
 * @param times where the time went
 */
record TimedResult(EmbedResult result, LoadTimes times) {
  /** The times of the run with the median total. */
  static LoadTimes medianTimes(List<TimedResult> runs) {
    return runs.stream()
        .map(TimedResult::times)
        .sorted(Comparator.comparingDouble(LoadTimes::total))
        .skip(runs.size() / 2)
        .findFirst()
        .orElseThrow();
  }
}
