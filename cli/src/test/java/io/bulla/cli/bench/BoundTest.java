package io.bulla.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.cli.ExitCode;
import java.util.List;
import org.junit.jupiter.api.Test;

class BoundTest {
  private static final Reading FIGURE = new Reading.Taken(Spread.of(List.of(9.0, 10.0, 12.0)));
  private static final Reading NONE =
      new Reading.Missing("the token is away", "bring it back", ExitCode.TOKEN);

  private static Bound most(double limit, Reading reading) {
    return new Bound("--max-load-ms", "load", Unit.MILLIS, limit, true, reading, Spread::median);
  }

  private static Bound least(double limit, Reading reading) {
    return new Bound(
        "--min-throughput", "rate", Unit.BYTES_PER_SECOND, limit, false, reading, Spread::median);
  }

  @Test
  void figureAtItsBound_keepsIt() {
    assertThat(most(10, FIGURE).kept()).isTrue();
    assertThat(least(10, FIGURE).kept()).isTrue();
    assertThat(most(10, FIGURE).words())
        .isEqualTo("--max-load-ms 10.0 ms: kept: the load is 10.0 ms");
  }

  @Test
  void figureBeyondItsBound_saysByHowMuch() {
    assertThat(most(8, FIGURE).kept()).isFalse();
    assertThat(most(8, FIGURE).words())
        .isEqualTo("--max-load-ms 8.00 ms: missed: the load is 10.0 ms, 2.00 ms (25.0 %) too much");
  }

  @Test
  void rateBelowItsBound_saysByHowMuch() {
    Reading rate = new Reading.Taken(Spread.of(List.of(1.5e9)));
    assertThat(least(2e9, rate).kept()).isFalse();
    assertThat(least(2e9, rate).words())
        .isEqualTo(
            "--min-throughput 2.00 GB/s: missed: the rate is 1.50 GB/s, 0.500 GB/s (25.0 %) too little");
    assertThat(least(1e9, rate).kept()).isTrue();
  }

  @Test
  void figureThatIsNotThere_keepsNoBound() {
    for (Bound bound : List.of(most(Double.MAX_VALUE, NONE), least(Double.MIN_VALUE, NONE))) {
      assertThat(bound.kept()).isFalse();
      assertThat(bound.missedBy()).isEmpty();
      assertThat(bound.words())
          .contains("missed: the ", "could not be measured: the token is away");
      assertThat(bound.hint()).isEqualTo("bring it back");
    }
  }
}
