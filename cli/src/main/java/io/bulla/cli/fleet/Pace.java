package io.bulla.cli.fleet;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Lets models begin at most so often. Safe for threads. */
final class Pace {
  static final Pace UNLIMITED = new Pace(0);

  private final long intervalNanos;
  private boolean begun;
  private long nextNanos;

  private Pace(long intervalNanos) {
    this.intervalNanos = intervalNanos;
  }

  static Pace of(double perSecond) {
    return new Pace(Math.round(TimeUnit.SECONDS.toNanos(1) / perSecond));
  }

  /** Waits for one's turn, or for the end of all; tells whether it is one's turn. */
  boolean await(CountDownLatch ending) throws InterruptedException {
    long waitNanos = intervalNanos == 0 ? 0 : reserve(System.nanoTime());
    return !ending.await(waitNanos, TimeUnit.NANOSECONDS);
  }

  /** How long the next one has to wait. */
  synchronized long reserve(long nowNanos) {
    long turnNanos = begun && nextNanos - nowNanos > 0 ? nextNanos : nowNanos;
    begun = true;
    nextNanos = turnNanos + intervalNanos;
    return turnNanos - nowNanos;
  }
}
