package io.bulla.benchmarks.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Two ways to do the same, measured in turn. The bounds are those of a bootstrap: pairs are drawn
 * anew, with replacement, and what nineteen of twenty draws give lies between them. The draws are
 * the same for the same number of pairs. Not safe for threads while pairs are added.
 */
public final class Pairs {

  private static final int DRAWS = 10_000;
  private static final double TAIL = 0.025;
  private static final long SEED = 17;

  private final List<Double> base = new ArrayList<>();
  private final List<Double> other = new ArrayList<>();

  /** Adds what two neighbouring measurements gave. */
  public void add(double ofBase, double ofOther) {
    base.add(ofBase);
    other.add(ofOther);
  }

  /** One side. */
  public Sample base() {
    return Sample.of(base);
  }

  /** The other side. */
  public Sample other() {
    return Sample.of(other);
  }

  /** The single figures of one side, in the order in which they were measured. */
  public List<Double> baseFigures() {
    return List.copyOf(base);
  }

  /** The single figures of the other side, in the order in which they were measured. */
  public List<Double> otherFigures() {
    return List.copyOf(other);
  }

  /** The other side's median divided by this one's. */
  public Estimate ratioOfMedians() {
    return estimate((these, those) -> those.median() / these.median());
  }

  /** The median of what the other side took beyond its neighbour. */
  public Estimate medianDifference() {
    double[] differences = new double[base.size()];
    for (int i = 0; i < differences.length; i++) {
      differences[i] = other.get(i) - base.get(i);
    }
    SplittableRandom random = new SplittableRandom(SEED);
    double[] medians = new double[DRAWS];
    for (int draw = 0; draw < DRAWS; draw++) {
      medians[draw] = Sample.of(drawn(differences, random)).median();
    }
    return between(Sample.of(differences).median(), medians);
  }

  private Estimate estimate(Statistic statistic) {
    SplittableRandom random = new SplittableRandom(SEED);
    double[] values = new double[DRAWS];
    for (int draw = 0; draw < DRAWS; draw++) {
      values[draw] = drawn(statistic, random);
    }
    return between(statistic.of(base(), other()), values);
  }

  private double drawn(Statistic statistic, SplittableRandom random) {
    double[] these = new double[base.size()];
    double[] those = new double[base.size()];
    for (int i = 0; i < these.length; i++) {
      int pair = random.nextInt(these.length);
      these[i] = base.get(pair);
      those[i] = other.get(pair);
    }
    return statistic.of(Sample.of(these), Sample.of(those));
  }

  private static double[] drawn(double[] from, SplittableRandom random) {
    double[] drawn = new double[from.length];
    for (int i = 0; i < drawn.length; i++) {
      drawn[i] = from[random.nextInt(from.length)];
    }
    return drawn;
  }

  private static Estimate between(double value, double[] draws) {
    Sample all = Sample.of(draws);
    return new Estimate(value, all.quantile(TAIL), all.quantile(1 - TAIL));
  }

  private interface Statistic {
    double of(Sample these, Sample those);
  }
}
