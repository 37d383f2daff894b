package io.bulla.provider.lifecycle;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;

/** A clock on which a second passes between any two looks. */
final class SteppingClock extends Clock {
  private final Instant start;
  private final AtomicLong looks = new AtomicLong();

  SteppingClock(Instant start) {
    this.start = start;
  }

  @Override
  public Instant instant() {
    return start.plusSeconds(looks.getAndIncrement());
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("one zone");
  }
}
