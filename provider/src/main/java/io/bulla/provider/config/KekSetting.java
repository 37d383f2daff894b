package io.bulla.provider.config;

import java.util.Objects;

/**
 * A KEK as the configuration names it.
 *
 * @param id its short id
 * @param uri where it lives
 * @param pinSource where its PIN or password comes from
 * @param origin {@code FILE:LINE: KEY}, for errors
 */
public record KekSetting(String id, KekUri uri, PinSource pinSource, String origin) {
  /** Checks that nothing is missing. */
  public KekSetting {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(uri, "uri");
    Objects.requireNonNull(pinSource, "pinSource");
    Objects.requireNonNull(origin, "origin");
  }
}
