package io.bulla.benchmarks.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  private static final double[] BASE = {10, 11, 12, 13, 14, 15};

  @Test
  void moreOfASpeed_isBetter() {
    assertThat(verdict("GB/s", 2)).isEqualTo(Verdict.BETTER);
    assertThat(verdict("ops/s", 0.5)).isEqualTo(Verdict.WORSE);
  }

  @Test
  void moreOfACost_isWorse() {
    assertThat(verdict("ms/op", 2)).isEqualTo(Verdict.WORSE);
    assertThat(verdict("s/GB", 0.5)).isEqualTo(Verdict.BETTER);
  }

  @Test
  void unitThatSaysNothing_isNeither() {
    assertThat(verdict("#", 2)).isEqualTo(Verdict.MOVED);
  }

  @Test
  void overlap_isNoise() {
    assertThat(verdict("GB/s", 1.05)).isEqualTo(Verdict.SAME);
  }

  @Test
  void certainButSmallChange_isNoise() {
    Measured base = measured("GB/s", 10.00, 10.01, 10.02, 10.03, 10.04, 10.05);
    Measured other = measured("GB/s", 10.10, 10.11, 10.12, 10.13, 10.14, 10.15);
    Comparison comparison = new Comparison(base, other);
    assertThat(comparison.probability()).isLessThan(0.01);
    assertThat(comparison.verdict(Threshold.DEFAULT)).isEqualTo(Verdict.SAME);
  }

  @Test
  void threeFiguresEach_areTooFew() {
    Comparison comparison =
        new Comparison(measured("GB/s", 1, 2, 3), measured("GB/s", 100, 200, 300));
    assertThat(comparison.verdict(Threshold.DEFAULT)).isEqualTo(Verdict.TOO_FEW);
  }

  private static Verdict verdict(String unit, double factor) {
    double[] other = DoubleStream.of(BASE).map(figure -> factor * figure + 0.01).toArray();
    return new Comparison(measured(unit, BASE), measured(unit, other)).verdict(Threshold.DEFAULT);
  }

  private static Measured measured(String unit, double... figures) {
    List<Double> all = DoubleStream.of(figures).boxed().toList();
    return new Measured("Some.benchmark", new TreeMap<>(), "metric", unit, all);
  }
}
