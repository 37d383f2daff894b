package io.bulla.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InterruptedIOException;
import org.junit.jupiter.api.Test;

class RepetitionTest {
  private int runs;
  private int beats;

  private double count() {
    return ++runs;
  }

  private Repetition repetition(long budgetNanos) {
    return new Repetition(budgetNanos, 3, 5, () -> beats++);
  }

  @Test
  void timeThatIsOver_stillGivesTheLeastNumberOfRuns() throws IOException {
    assertThat(repetition(0).of(this::count).values()).containsExactly(2.0, 3.0, 4.0);
    assertThat(beats).isEqualTo(4);
  }

  @Test
  void timeWithoutEnd_endsAtTheMostRuns_ofWhichWarmUpIsOne() throws IOException {
    Spread figure = repetition(Long.MAX_VALUE).of(this::count);
    assertThat(figure.values()).containsExactly(2.0, 3.0, 4.0, 5.0);
  }

  @Test
  void withoutWarmUp_theFirstRunCounts() throws IOException {
    assertThat(repetition(0).withoutWarmUp(this::count).values()).containsExactly(1.0, 2.0, 3.0);
  }

  @Test
  void interruptedCommand_measuresNoMore() {
    Thread.currentThread().interrupt();
    try {
      assertThatThrownBy(() -> repetition(0).of(this::count))
          .isInstanceOf(InterruptedIOException.class);
      assertThat(runs).isZero();
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void interruptedMeasurement_isNoMissingFigure() {
    Thread.currentThread().interrupt();
    try {
      assertThatThrownBy(() -> Reading.of(() -> repetition(0).of(this::count)))
          .isInstanceOf(InterruptedIOException.class);
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }
}
