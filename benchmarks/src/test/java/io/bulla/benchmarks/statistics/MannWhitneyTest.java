package io.bulla.benchmarks.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class MannWhitneyTest {
  /** 2 of the 252 ways to choose 5 of 10 ranks are as extreme. */
  @Test
  void samplesApart_haveTheLeastProbability() {
    double probability = MannWhitney.probability(figures(1, 2, 3, 4, 5), figures(6, 7, 8, 9, 10));
    assertThat(probability).isCloseTo(2.0 / 252, within(1e-12));
    assertThat(MannWhitney.leastProbability(5, 5)).isCloseTo(probability, within(1e-12));
  }

  /** U = 1: of 20 ways, {1,2,3} and {1,2,4} on either side. */
  @Test
  void smallSamples_areCountedExactly() {
    double probability = MannWhitney.probability(figures(1, 2, 4), figures(3, 5, 6));
    assertThat(probability).isCloseTo(4.0 / 20, within(1e-12));
  }

  @Test
  void order_doesNotMatter() {
    List<Double> first = figures(1, 5, 7, 8);
    List<Double> second = figures(2, 3, 4, 6, 9);
    assertThat(MannWhitney.probability(first, second))
        .isCloseTo(MannWhitney.probability(second, first), within(1e-12));
  }

  /**
   * U = 1 of 25, ties of 2, 3, 2 and 2: (12.5 - 1 - 0.5) / sqrt(25 / 12 * (11 - 42 / 90)) = 2.348.
   */
  @Test
  void ties_areCorrectedFor() {
    double probability = MannWhitney.probability(figures(1, 1, 2, 3, 3), figures(3, 4, 4, 5, 5));
    assertThat(probability).isCloseTo(0.0189, within(0.0001));
  }

  @Test
  void equalFigures_tellNothing() {
    assertThat(MannWhitney.probability(figures(2, 2, 2), figures(2, 2, 2))).isEqualTo(1);
  }

  @Test
  void approximation_isCloseToTheExact() {
    for (int u = 100; u <= 300; u += 50) {
      assertThat(MannWhitney.approximate(25, 25, u, 0))
          .isCloseTo(MannWhitney.exact(25, 25, u), within(0.005));
    }
  }

  private static List<Double> figures(double... values) {
    return DoubleStream.of(values).boxed().toList();
  }
}
