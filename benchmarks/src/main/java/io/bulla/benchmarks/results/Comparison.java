package io.bulla.benchmarks.results;

import io.bulla.benchmarks.statistics.MannWhitney;

/**
 * The same row in two runs.
 *
 * @param base the run to compare with
 * @param other the run in question
 */
record Comparison(Measured base, Measured other) {

  /** The other median's distance from the base's, as a share of it. */
  double change() {
    return other.sample().median() / base.sample().median() - 1;
  }

  /** How probable such a difference is if nothing changed. */
  double probability() {
    return MannWhitney.probability(base.figures(), other.figures());
  }

  Verdict verdict(Threshold threshold) {
    double possible = MannWhitney.leastProbability(base.figures().size(), other.figures().size());
    if (possible > threshold.probability()) {
      return Verdict.TOO_FEW;
    }
    if (probability() > threshold.probability() || Math.abs(change()) < threshold.change()) {
      return Verdict.SAME;
    }
    return switch (Direction.of(base.unit())) {
      case HIGHER -> change() > 0 ? Verdict.BETTER : Verdict.WORSE;
      case LOWER -> change() < 0 ? Verdict.BETTER : Verdict.WORSE;
      case NEITHER -> Verdict.MOVED;
    };
  }
}
