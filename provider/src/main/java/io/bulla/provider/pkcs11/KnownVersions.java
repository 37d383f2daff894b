package io.bulla.provider.pkcs11;

import io.bulla.provider.spi.KekVersion;
import java.util.List;
import java.util.SortedMap;

/**
 * The versions found on a token in one generation, at one moment of {@link System#nanoTime}.
 *
 * @param described the same for the core, put into words once and not at each use
 */
record KnownVersions(
    long generation,
    long foundNanos,
    SortedMap<Integer, KeyAttributes> byNumber,
    List<KekVersion> described) {

  private static final long FRESH_FOR_NANOS = 5_000_000_000L;

  /** Another process may add or delete versions: after this while the token is asked again. */
  boolean isFresh(TokenGeneration current, long nowNanos) {
    return generation == current.number() && nowNanos - foundNanos < FRESH_FOR_NANOS;
  }
}
