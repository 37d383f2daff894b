package io.bulla.benchmarks.results;

import java.util.Set;

/** Which way a figure should go. */
enum Direction {
  HIGHER,
  LOWER,
  /** It says nothing of better and worse. */
  NEITHER;

  private static final Set<String> SPEEDS =
      Set.of(Unit.GIGABYTES_PER_SECOND, Unit.PER_SECOND, Unit.RATIO, "ops/s", "ops/ms", "ops/us");

  private static final Set<String> COSTS =
      Set.of(Unit.SECONDS_PER_GIGABYTE, "s/op", "ms/op", "us/op", "ns/op", "B/op", "ms", "MB");

  static Direction of(String unit) {
    if (SPEEDS.contains(unit)) {
      return HIGHER;
    }
    return COSTS.contains(unit) ? LOWER : NEITHER;
  }
}
