package io.bulla.benchmarks.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Figures of one thing that was measured several times. Immutable. */
public final class Sample {

  private final double[] sorted;

  private Sample(double[] figures) {
    if (figures.length == 0) {
      throw new IllegalArgumentException("nothing was measured");
    }
    sorted = figures.clone();
    Arrays.sort(sorted);
  }

  /** At least one figure, in any order. */
  public static Sample of(double... figures) {
    return new Sample(figures);
  }

  /** At least one figure, in any order. */
  public static Sample of(List<Double> figures) {
    return new Sample(figures.stream().mapToDouble(Double::doubleValue).toArray());
  }

  /** Half of the figures are not above it. */
  public double median() {
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }

  /** The least figure. */
  public double least() {
    return sorted[0];
  }

  /** The greatest figure. */
  public double most() {
    return sorted[sorted.length - 1];
  }

  /**
   * The figure below which a share of all figures lie.
   *
   * @param share between 0 and 1
   */
  public double quantile(double share) {
    return sorted[(int) Math.round(share * (sorted.length - 1))];
  }

  /** The median, with the least and the most in brackets. */
  public String text(int decimals) {
    return String.format(
        Locale.ROOT,
        "%1$.{}f (%2$.{}f to %3$.{}f)".replace("{}", Integer.toString(decimals)),
        median(),
        least(),
        most());
  }
}
