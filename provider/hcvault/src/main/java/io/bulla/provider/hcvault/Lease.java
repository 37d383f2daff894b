package io.bulla.provider.hcvault;

import io.bulla.provider.remote.Json;
import java.time.Duration;

/**
 * How long a token is valid.
 *
 * @param renewable whether it may be prolonged
 * @param beganNanos when it was told, by a clock of nanoseconds
 * @param length zero if it has no end, or none that is known
 */
record Lease(boolean renewable, long beganNanos, Duration length) {
  private static final long LONGEST_SECONDS = Duration.ofDays(3650).toSeconds();

  static Lease unknown() {
    return new Lease(false, 0, Duration.ZERO);
  }

  /**
   * @param told an object of Vault's
   * @param name of the field with its length in seconds
   */
  static Lease of(Json.Fields told, String name, long nowNanos) {
    long seconds = told.number(name).orElse(0);
    return new Lease(
        told.flag("renewable").orElse(false),
        nowNanos,
        Duration.ofSeconds(Math.max(0, Math.min(seconds, LONGEST_SECONDS))));
  }

  /** Whether most of it is over: there is time left to renew it. */
  boolean isDue(long nowNanos) {
    return !length.isZero() && nowNanos - beganNanos >= length.toNanos() / 3 * 2;
  }

  boolean isOver(long nowNanos) {
    return !length.isZero() && nowNanos - beganNanos >= length.toNanos();
  }
}
