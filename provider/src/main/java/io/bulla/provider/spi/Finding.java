package io.bulla.provider.spi;

import java.util.Objects;

/**
 * One line of a diagnosis.
 *
 * @param name what was looked at, e.g. {@code kek models} or {@code token "models"}
 * @param status how it stands
 * @param detail what was found
 * @param hint what to do now; empty if nothing
 */
public record Finding(String name, Status status, String detail, String hint) {
  /** How it stands. */
  public enum Status {
    /** Works. */
    OK,
    /** Works, but not as well as it should. */
    WARN,
    /** Does not work. */
    FAIL
  }

  /** Checks that nothing is missing. */
  public Finding {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(detail, "detail");
    Objects.requireNonNull(hint, "hint");
  }
}
