package io.bulla.provider.spi;

import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What a DEK is bound to; no secret. The array is not copied: treat it as a constant.
 *
 * @param bytes as a caller gave them; may be empty
 */
@SuppressWarnings("ArrayRecordComponent") // short-lived, between core and backend; never compared
public record KeyContext(byte[] bytes) {
  /** Checks that something is there. */
  public KeyContext {
    Objects.requireNonNull(bytes, "bytes");
  }

  /**
   * Returns the context by its names where it is lines of {@code name=value} in the one spelling
   * that they have: names ascending, none twice, each line ended. Two contexts never give the same
   * pairs, so a place that takes pairs binds what a place that takes bytes does. Empty where it is
   * anything else: a place that takes pairs then has to bind all bytes under one name.
   */
  public Optional<SortedMap<String, String>> pairs() {
    return ContextLines.parse(bytes);
  }
}
