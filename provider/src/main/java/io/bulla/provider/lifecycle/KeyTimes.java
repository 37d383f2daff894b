package io.bulla.provider.lifecycle;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * From and until when a version of a KEK may be used (SP 800-57 part 1, section 5.3:
 * cryptoperiods).
 *
 * @param notBefore it is pre-active before this
 * @param protectUntil it wraps no more from this on
 * @param processUntil it unwraps no more from this on
 */
public record KeyTimes(
    Optional<Instant> notBefore, Optional<Instant> protectUntil, Optional<Instant> processUntil) {
  /** Without limits. */
  public static final KeyTimes ALWAYS =
      new KeyTimes(Optional.empty(), Optional.empty(), Optional.empty());

  /** Checks that the instants are of whole seconds and in order. */
  public KeyTimes {
    notBefore.ifPresent(KeyTimes::requireWholeSeconds);
    protectUntil.ifPresent(KeyTimes::requireWholeSeconds);
    processUntil.ifPresent(KeyTimes::requireWholeSeconds);
    requireOrder(notBefore, protectUntil, "not-before", "protect-until");
    requireOrder(notBefore, processUntil, "not-before", "process-until");
    requireOrder(protectUntil, processUntil, "protect-until", "process-until");
  }

  boolean isBefore(Instant now) {
    return notBefore.filter(now::isBefore).isPresent();
  }

  boolean endsProtectionBy(Instant now) {
    return protectUntil.filter(end -> !now.isBefore(end)).isPresent();
  }

  boolean endsProcessingBy(Instant now) {
    return processUntil.filter(end -> !now.isBefore(end)).isPresent();
  }

  static void requireWholeSeconds(Instant instant) {
    if (!instant.equals(instant.truncatedTo(ChronoUnit.SECONDS))) {
      throw new IllegalArgumentException(instant + " is not of whole seconds");
    }
  }

  private static void requireOrder(
      Optional<Instant> first, Optional<Instant> second, String firstName, String secondName) {
    if (first.isPresent() && second.isPresent() && second.get().isBefore(first.get())) {
      throw new IllegalArgumentException(secondName + " is before " + firstName);
    }
  }
}
