package io.bulla.provider.lifecycle;

import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import java.time.Duration;
import java.time.Instant;

/**
 * How long a destruction waits on this host. The time of a request is the word of who asked, whose
 * clock may have been set back; so it counts from when this host first saw the request, where that
 * is notably later.
 *
 * @param request the record that set the date
 * @param firstSeen when this host first saw it, by its own clock
 * @param leastWait what the configuration of this host demands
 */
record WaitingPeriod(SignedRecord request, Instant firstSeen, Duration leastWait) {
  /** What clocks differ by, and what a record takes to its host where one serves both. */
  private static final Duration TOLERANCE = SignedStates.CLOCK_SKEW;

  Instant end() {
    return start().plus(asked().compareTo(leastWait) > 0 ? asked() : leastWait);
  }

  private Instant start() {
    return isSeenLate() ? firstSeen : issued();
  }

  private boolean isSeenLate() {
    return firstSeen.isAfter(issued().plus(TOLERANCE));
  }

  private Instant issued() {
    return request.place().issued();
  }

  private Duration asked() {
    return Duration.between(issued(), request.record().destroyAfter().orElseThrow());
  }

  void refuseBeforeItsEnd(Instant now) throws KekException {
    if (now.isBefore(end())) {
      throw new KekException(
          Kind.REFUSED,
          "the waiting period of " + request.record().alias() + " ends at " + end() + late());
    }
  }

  private String late() {
    return isSeenLate()
        ? ": this host first saw the request at "
            + firstSeen
            + ", and counts from then; the request itself says "
            + issued()
        : "";
  }
}
