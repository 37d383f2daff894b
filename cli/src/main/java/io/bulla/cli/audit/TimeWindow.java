package io.bulla.cli.audit;

import java.time.Duration;
import java.time.Instant;

/**
 * Of which uses is told. Those at its edges are looked at too, since the clocks of a host and of a
 * service differ: one whose partner is outside is not missed.
 *
 * @param since the first instant
 * @param until the first instant after it
 * @param tolerance how far outside of it partners are looked for
 */
record TimeWindow(Instant since, Instant until, Duration tolerance) {

  /** Tells whether a use is told of. */
  boolean has(Instant time) {
    return !time.isBefore(since) && time.isBefore(until);
  }

  /** Tells whether a use may be the partner of one that is told of. */
  boolean isNear(Instant time) {
    return !time.isBefore(shifted(since, tolerance.negated()))
        && time.isBefore(shifted(until, tolerance));
  }

  /** By when a log has to begin, so that it can have all of this time; without a beginning, any. */
  Instant beginsBy() {
    return since.equals(Instant.MIN) ? until : since;
  }

  /** From when on a log may end, likewise. */
  Instant endsFrom() {
    return until.equals(Instant.MAX) ? since : until;
  }

  private static Instant shifted(Instant time, Duration by) {
    boolean isOpen = time.equals(Instant.MIN) || time.equals(Instant.MAX);
    return isOpen ? time : time.plus(by);
  }
}
