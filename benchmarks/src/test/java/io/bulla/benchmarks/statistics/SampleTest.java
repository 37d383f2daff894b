package io.bulla.benchmarks.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class SampleTest {
  @Test
  void oddNumber_hasItsMiddleAsMedian() {
    Sample sample = Sample.of(9, 1, 4);
    assertThat(sample.median()).isEqualTo(4);
    assertThat(sample.text(1)).isEqualTo("4.0 (1.0 to 9.0)");
  }

  @Test
  void evenNumber_hasTheMeanOfBothMiddlesAsMedian() {
    assertThat(Sample.of(List.of(4.0, 1.0, 2.0, 9.0)).median()).isEqualTo(3);
  }

  @Test
  void nothingMeasured_isRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> Sample.of(List.of()));
  }
}
