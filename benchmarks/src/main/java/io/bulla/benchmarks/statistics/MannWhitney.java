package io.bulla.benchmarks.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The Mann-Whitney U test, two-sided: how probable it is that two samples of one distribution
 * differ in rank as much as these do. Exact where no figure is there twice and both samples are
 * small, else by the normal approximation, corrected for ties and continuity.
 */
public final class MannWhitney {

  private static final int EXACT_UP_TO = 25;

  private MannWhitney() {}

  /** Between 0 and 1; each sample has at least one figure. */
  public static double probability(List<Double> first, List<Double> second) {
    List<Ranked> all = new ArrayList<>();
    first.forEach(figure -> all.add(new Ranked(figure, true)));
    second.forEach(figure -> all.add(new Ranked(figure, false)));
    all.sort(Comparator.comparingDouble(Ranked::figure));
    double rankSum = 0;
    double ties = 0;
    for (int start = 0; start < all.size(); ) {
      int end = endOfTie(all, start);
      int length = end - start;
      double rank = (start + 1 + end) / 2.0;
      rankSum += rank * all.subList(start, end).stream().filter(Ranked::ofFirst).count();
      ties += (double) length * length * length - length;
      start = end;
    }
    int n = first.size();
    int m = second.size();
    double u = rankSum - n * (n + 1) / 2.0;
    double lower = Math.min(u, (double) n * m - u);
    return ties == 0 && n <= EXACT_UP_TO && m <= EXACT_UP_TO
        ? exact(n, m, (int) Math.round(lower))
        : approximate(n, m, lower, ties);
  }

  /** The least that samples of these sizes can give, however far apart they are. */
  public static double leastProbability(int n, int m) {
    return exact(Math.min(n, EXACT_UP_TO), Math.min(m, EXACT_UP_TO), 0);
  }

  private static int endOfTie(List<Ranked> all, int start) {
    int end = start + 1;
    while (end < all.size() && all.get(end).figure() == all.get(start).figure()) {
      end++;
    }
    return end;
  }

  static double exact(int n, int m, int u) {
    double[][] counts = new double[n + 1][n * m + 1];
    counts[0][0] = 1;
    for (int value = 1; value <= n + m; value++) {
      add(value, counts, n, m);
    }
    double below = 0;
    double all = 0;
    for (int i = 0; i < counts[n].length; i++) {
      all += counts[n][i];
      below += i <= u ? counts[n][i] : 0;
    }
    return Math.min(1, 2 * below / all);
  }

  /** Counts the ways to choose ranks, by how many there are and by what their U is. */
  private static void add(int rank, double[][] counts, int n, int m) {
    for (int chosen = Math.min(rank, n); chosen >= 1; chosen--) {
      int gain = rank - chosen; // ranks of the other sample below this one
      for (int u = n * m; u >= gain && gain <= m; u--) {
        counts[chosen][u] += counts[chosen - 1][u - gain];
      }
    }
  }

  static double approximate(int n, int m, double lower, double ties) {
    double size = (double) n + m;
    double variance = n * m / 12.0 * (size + 1 - ties / (size * (size - 1)));
    if (variance == 0) {
      return 1;
    }
    double distance = Math.max(0, n * m / 2.0 - lower - 0.5);
    return Math.min(1, 2 * upperTail(distance / Math.sqrt(variance)));
  }

  /** Of the normal distribution, by Abramowitz and Stegun 26.2.17; the error is below 1e-7. */
  private static double upperTail(double z) {
    double t = 1 / (1 + 0.2316419 * z);
    double polynomial =
        t
            * (0.319381530
                + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
    return Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI) * polynomial;
  }

  private record Ranked(double figure, boolean ofFirst) {}
}
