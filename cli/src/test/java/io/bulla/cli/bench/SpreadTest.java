package io.bulla.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SpreadTest {
  @Test
  void medianOfOddAndEvenCounts_isTheMiddle() {
    assertThat(of(9, 1, 5).median()).isEqualTo(5);
    assertThat(of(9, 1, 5, 7).median()).isEqualTo(6);
    assertThat(of(4).median()).isEqualTo(4);
  }

  @Test
  void spread_reachesFromTheLeastToTheMost() {
    Spread figure = of(3, 1, 2);
    assertThat(figure.least()).isEqualTo(1);
    assertThat(figure.most()).isEqualTo(3);
    assertThat(figure.values()).containsExactly(1.0, 2.0, 3.0);
  }

  @Test
  void percentile_isAValueThatWasMeasured() {
    Spread hundred = Spread.of(IntStream.rangeClosed(1, 100).mapToObj(i -> (double) i).toList());
    assertThat(hundred.percentile(50)).isEqualTo(50);
    assertThat(hundred.percentile(99)).isEqualTo(99);
    assertThat(hundred.percentile(100)).isEqualTo(100);
    assertThat(hundred.percentile(0)).isEqualTo(1);
  }

  @Test
  void highPercentileOfFewValues_isTheLargest_neverBetter() {
    assertThat(of(1, 2, 50).percentile(99)).isEqualTo(50);
    assertThat(of(7).percentile(99)).isEqualTo(7);
  }

  @Test
  void outliers_areNamedAndStillCount() {
    Spread figure = of(10, 11, 12, 11, 10, 90, 1);
    assertThat(figure.outliers()).containsExactly(1.0, 90.0);
    assertThat(figure.most()).isEqualTo(90);
    assertThat(figure.count()).isEqualTo(7);
    assertThat(of(10, 11, 12).outliers()).isEmpty();
  }

  @Test
  void nothingOrZero_isNoFigure() {
    assertThatIllegalArgumentException().isThrownBy(() -> Spread.of(List.of()));
    assertThatIllegalArgumentException().isThrownBy(() -> of(0, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> of(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> of(Double.NaN));
    assertThatIllegalArgumentException().isThrownBy(() -> of(1, Double.POSITIVE_INFINITY));
  }

  private static Spread of(double... values) {
    return Spread.of(java.util.Arrays.stream(values).boxed().toList());
  }
}
