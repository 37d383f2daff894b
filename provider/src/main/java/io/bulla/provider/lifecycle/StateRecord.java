package io.bulla.provider.lifecycle;

import io.bulla.provider.kek.KekAlias;
import io.bulla.provider.kek.KekState;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What an administrator says about one version of a KEK. Instants are of whole seconds.
 *
 * @param kekId the short id
 * @param version 1 to 2^31 - 1
 * @param key the key's identity in its place; empty where the place does not tell one
 * @param state its state from now on
 * @param times from and until when it may be used
 * @param destroyAfter where its destruction is asked for: not before this
 * @param reason why, for people
 */
public record StateRecord(
    String kekId,
    int version,
    String key,
    KekState state,
    KeyTimes times,
    Optional<Instant> destroyAfter,
    String reason) {
  static final int MAX_TEXT_CHARS = 500;

  /** Checks that it can be written. */
  public StateRecord {
    require(KekAlias.parse(KekAlias.of(kekId, version)).kekId().equals(kekId), "no alias");
    require(key.length() <= MAX_TEXT_CHARS, "the identity of a key is too long");
    require(reason.length() <= MAX_TEXT_CHARS, "a reason is too long");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(times, "times");
    destroyAfter.ifPresent(KeyTimes::requireWholeSeconds);
  }

  /** Returns {@code id/version}. */
  public String alias() {
    return KekAlias.of(kekId, version);
  }

  /** Returns the state that it gives at a time, by its times. */
  public KekState stateAt(Instant now) {
    if (!state.unwraps()) {
      return state;
    }
    if (times.endsProcessingBy(now)) {
      return KekState.SUSPENDED;
    }
    if (times.isBefore(now)) {
      return KekState.PRE_ACTIVATION;
    }
    return times.endsProtectionBy(now) ? KekState.DEACTIVATED : state;
  }

  StateRecord as(KekState other, String why) {
    return new StateRecord(kekId, version, key, other, times, Optional.empty(), why);
  }

  StateRecord within(KeyTimes other) {
    return new StateRecord(kekId, version, key, state, other, destroyAfter, reason);
  }

  StateRecord toBeDestroyedAfter(Instant instant) {
    return new StateRecord(kekId, version, key, state, times, Optional.of(instant), reason);
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
