package io.bulla.provider.config;

import java.util.Objects;

/**
 * The value of a configuration key and where it stands.
 *
 * @param value as written, without white space around it; no secret
 * @param origin {@code FILE:LINE}, {@code environment variable NAME} or {@code override}
 */
public record Setting(String value, String origin) {
  /** Checks that nothing is missing. */
  public Setting {
    Objects.requireNonNull(value, "value");
    Objects.requireNonNull(origin, "origin");
  }
}
