package io.bulla.cli.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class PaceTest {
  @Test
  void turnsAreAnIntervalApart_andWhoeverComesLateWaitsForNobody() {
    Pace pace = Pace.of(2);
    assertThat(pace.reserve(1_000)).isZero();
    assertThat(pace.reserve(1_000)).isEqualTo(500_000_000);
    assertThat(pace.reserve(1_000)).isEqualTo(1_000_000_000);
    assertThat(pace.reserve(9_000_000_000L)).isZero();
    assertThat(pace.reserve(9_000_000_000L)).as("nothing is saved up").isEqualTo(500_000_000);
  }

  @Test
  void theEnd_isNobodysTurn() throws InterruptedException {
    CountDownLatch ending = new CountDownLatch(1);
    assertThat(Pace.UNLIMITED.await(ending)).isTrue();
    ending.countDown();
    assertThat(Pace.UNLIMITED.await(ending)).isFalse();
    Pace slow = Pace.of(0.001);
    slow.reserve(System.nanoTime());
    assertThat(slow.await(ending)).as("at once, and not in a quarter of an hour").isFalse();
  }
}
