package io.bulla.provider.lifecycle;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * When a host first saw each request for a destruction that stands. What a request says of its own
 * time is its signer's word; this is the host's. Immutable.
 *
 * @param firstSeen by the counter of the record that asked, in whole seconds
 */
record SeenRequests(Map<Long, Instant> firstSeen) {
  static final SeenRequests NONE = new SeenRequests(Map.of());

  SeenRequests {
    firstSeen.values().forEach(KeyTimes::requireWholeSeconds);
    firstSeen = Collections.unmodifiableMap(new TreeMap<>(firstSeen));
  }

  /** Those that stand now: one that is new is seen now, one that was called off is forgotten. */
  SeenRequests now(List<SignedRecord> standing, Instant now) {
    Map<Long, Instant> seen = new TreeMap<>();
    for (SignedRecord request : standing) {
      seen.put(
          request.place().counter(),
          of(request).orElseGet(() -> now.truncatedTo(ChronoUnit.SECONDS)));
    }
    return new SeenRequests(seen);
  }

  /** Empty where this host saw nothing of it. */
  Optional<Instant> of(SignedRecord request) {
    return Optional.ofNullable(firstSeen.get(request.place().counter()));
  }
}
