package io.bulla.provider.lifecycle;

import static io.bulla.provider.kek.KekState.ACTIVE;
import static io.bulla.provider.kek.KekState.COMPROMISED;
import static io.bulla.provider.kek.KekState.DEACTIVATED;
import static io.bulla.provider.kek.KekState.DESTROYED;
import static io.bulla.provider.kek.KekState.PRE_ACTIVATION;
import static io.bulla.provider.kek.KekState.SUSPENDED;

import io.bulla.provider.kek.KekState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What may follow in the life of a version: the transitions of SP 800-57 part 1, section 7, and the
 * rule of two for destruction. Immutable.
 *
 * @param latest its last record
 * @param wasDeactivated such a version never wraps again
 * @param request the record that first set the date of destruction that stands; empty where none
 *     stands
 */
record VersionHistory(SignedRecord latest, boolean wasDeactivated, Optional<SignedRecord> request) {
  /** Nobody can agree on less: who needs the version has to have time to notice. */
  static final Duration LEAST_WAIT = Duration.ofHours(24);

  private static final Map<KekState, Set<KekState>> NEXT =
      Map.of(
          PRE_ACTIVATION, Set.of(PRE_ACTIVATION, ACTIVE, SUSPENDED, COMPROMISED, DESTROYED),
          ACTIVE, Set.of(ACTIVE, SUSPENDED, DEACTIVATED, COMPROMISED),
          SUSPENDED, Set.of(PRE_ACTIVATION, SUSPENDED, ACTIVE, DEACTIVATED, COMPROMISED, DESTROYED),
          DEACTIVATED, Set.of(DEACTIVATED, SUSPENDED, COMPROMISED),
          COMPROMISED, Set.of(COMPROMISED, DESTROYED),
          DESTROYED, Set.of(DESTROYED));

  static VersionHistory begin(SignedRecord first) {
    return new VersionHistory(
        first, first.record().state() == DEACTIVATED, request(first, Optional.empty()));
  }

  VersionHistory then(SignedRecord next) {
    return new VersionHistory(
        next, wasDeactivated || next.record().state() == DEACTIVATED, request(next, request));
  }

  /** The history of records that were verified; empty without one. */
  static Optional<VersionHistory> of(List<SignedRecord> records) {
    Optional<VersionHistory> history = Optional.empty();
    for (SignedRecord next : records) {
      history = history.map(before -> before.then(next)).or(() -> Optional.of(begin(next)));
    }
    return history;
  }

  /** Who renews the file says a date again, and has not asked for it. */
  private static Optional<SignedRecord> request(
      SignedRecord next, Optional<SignedRecord> standing) {
    Optional<Instant> date = next.record().destroyAfter();
    if (date.isEmpty()) {
      return Optional.empty();
    }
    return date.equals(standing.flatMap(asked -> asked.record().destroyAfter()))
        ? standing
        : Optional.of(next);
  }

  static String objectionToFirst(SignedRecord first) {
    if (first.record().state() == DESTROYED) {
      return "what has no record is not destroyed";
    }
    return objectionToAsking(first, Optional.empty());
  }

  /** Why a record may not come next; empty if it may. */
  String objectionTo(SignedRecord next) {
    KekState from = latest.record().state();
    KekState to = next.record().state();
    if (!NEXT.getOrDefault(from, Set.of()).contains(to)) {
      return next.record().alias() + " does not go from " + from.label() + " to " + to.label();
    }
    if (to == ACTIVE && wasDeactivated) {
      return next.record().alias() + " was deactivated once, and is not activated again";
    }
    if (!next.record().key().equals(latest.record().key())) {
      return next.record().alias() + " is another key than before";
    }
    if (from == DESTROYED) {
      return next.record().equals(latest.record()) ? "" : "what is destroyed is not changed";
    }
    return to == DESTROYED
        ? objectionToDestruction(next)
        : objectionToAsking(next, latest.record().destroyAfter());
  }

  /** A date that stands already may be said again, when the file is renewed. */
  private static String objectionToAsking(SignedRecord next, Optional<Instant> asked) {
    Optional<Instant> date = next.record().destroyAfter();
    if (date.isEmpty()) {
      return "";
    }
    if (next.record().state().unwraps()) {
      return "a version whose destruction is asked for is not in use";
    }
    boolean tooEarly = date.get().isBefore(next.place().issued().plus(LEAST_WAIT));
    return tooEarly && !date.equals(asked)
        ? "a destruction waits for " + LEAST_WAIT.toHours() + " hours at least"
        : "";
  }

  private String objectionToDestruction(SignedRecord next) {
    Instant notBefore = latest.record().destroyAfter().orElse(Instant.MAX);
    if (notBefore.equals(Instant.MAX)) {
      return "nobody asked for the destruction of " + next.record().alias();
    }
    if (request.map(SignedRecord::signer).equals(Optional.of(next.signer()))) {
      return "the one who asked for a destruction does not approve it: another key has to; let"
          + " another administrator give the same command";
    }
    return next.place().issued().isBefore(notBefore)
        ? "the waiting period of " + next.record().alias() + " ends at " + notBefore
        : "";
  }
}
