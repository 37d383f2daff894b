package io.bulla.provider.lifecycle;

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
  /** Checks that the records would not be expired when they are made. */
  public Authorization {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(reason, "reason");
    if (validFor.compareTo(Duration.ofSeconds(1)) < 0) {
      throw new IllegalArgumentException("records have to be good for a second at least");
    }
  }
}
