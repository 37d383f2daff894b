package io.bulla.provider.lifecycle;

import io.bulla.provider.signing.AdminKey;
import java.time.Duration;
import java.util.Objects;

/**
 * Who changes a state, why, and for how long the records are good.
 *
 * @param key signs
 * @param reason for people, at most 500 characters
 * @param validFor after which the file is refused unless something was signed meanwhile
 */
public record Authorization(AdminKey key, String reason, Duration validFor) {
  /** Who loses sight of newer records believes old ones for that long. */
  private static final Duration LONGEST = Duration.ofDays(3650);

  /** Checks that records can be made of it, before a key is. */
  public Authorization {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(reason, "reason");
    if (reason.length() > StateRecord.MAX_TEXT_CHARS) {
      throw new IllegalArgumentException(
          "a reason has at most " + StateRecord.MAX_TEXT_CHARS + " characters");
    }
    if (validFor.compareTo(Duration.ofSeconds(1)) < 0) {
      throw new IllegalArgumentException("records have to be good for a second at least");
    }
    if (validFor.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "records are good for " + LONGEST.toDays() + " days at most");
    }
  }
}
