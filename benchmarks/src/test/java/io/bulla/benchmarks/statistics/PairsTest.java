package io.bulla.benchmarks.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PairsTest {
  @Test
  void figuresWithoutScatter_haveNoDistanceBetweenBounds() {
    Pairs pairs = new Pairs();
    for (int i = 0; i < 5; i++) {
      pairs.add(100, 75);
    }
    assertThat(pairs.ratioOfMedians()).isEqualTo(new Estimate(0.75, 0.75, 0.75));
    assertThat(pairs.medianDifference()).isEqualTo(new Estimate(-25, -25, -25));
  }

  @Test
  void scatteredFigures_haveBoundsAroundWhatTheyWereMadeWith() {
    Pairs pairs = scattered(1.2);
    Estimate ratio = pairs.ratioOfMedians();
    assertThat(ratio.low()).isLessThan(1.2).isGreaterThan(1.1);
    assertThat(ratio.high()).isGreaterThan(1.2).isLessThan(1.3);
    assertThat(ratio.value()).isBetween(ratio.low(), ratio.high());
  }

  @Test
  void twinsWithoutDifference_haveBoundsAroundOne() {
    Estimate ratio = scattered(1).ratioOfMedians();
    assertThat(ratio.low()).isLessThan(1);
    assertThat(ratio.high()).isGreaterThan(1);
  }

  @Test
  void driftOfTheMachine_isNotInTheDifferenceOfPairs() {
    Pairs pairs = new Pairs();
    for (int i = 0; i < 20; i++) {
      pairs.add(100 + 50 * i, 103 + 50 * i);
    }
    assertThat(pairs.medianDifference()).isEqualTo(new Estimate(3, 3, 3));
  }

  @Test
  void sameFigures_giveTheSameBounds() {
    assertThat(scattered(1.2).ratioOfMedians()).isEqualTo(scattered(1.2).ratioOfMedians());
  }

  private static Pairs scattered(double ratio) {
    SplittableRandom random = new SplittableRandom(3);
    Pairs pairs = new Pairs();
    for (int i = 0; i < 60; i++) {
      pairs.add(90 + 20 * random.nextDouble(), ratio * (90 + 20 * random.nextDouble()));
    }
    return pairs;
  }
}
