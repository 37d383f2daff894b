package io.bulla.provider.lifecycle;

import io.bulla.provider.kek.Kek;
import io.bulla.provider.kek.KekAlias;
import io.bulla.provider.kek.KekState;
import io.bulla.provider.kek.Keks;
import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import io.bulla.provider.spi.KekVersion;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Changes the states of KEKs, by signed records. Each change is made under a lock that keeps other
 * processes of the host away, and is seen by running JVMs within a second.
 *
 * <p>Safe for use by several threads.
 */
public final class KekAdministration {
  private final Keks keks;
  private final StateFile file;
  private final Clock clock;

  KekAdministration(Keks keks, StateFile file, Clock clock) {
    this.keks = keks;
    this.file = file;
    this.clock = clock;
  }

  /**
   * Makes version 1 of a KEK in its place, active.
   *
   * @throws KekException of kind {@code REFUSED} if there is a version, also one that is gone
   */
  public StateRecord create(String kekId, KeyTimes times, Authorization authorization)
      throws KekException {
    Unrecorded unrecorded = new Unrecorded(kekId);
    return lastOf(
        unrecorded.told(
            () ->
                file.change(
                    chain -> {
                      refuseKnown(chain, kekId);
                      KekVersion made = unrecorded.first(keks.require(kekId));
                      return signing(chain, authorization)
                          .sign(active(kekId, made, times, authorization));
                    })));
  }

  private static void refuseKnown(StateChain chain, String kekId) throws KekException {
    if (!chain.versionsOf(kekId).isEmpty()) {
      throw new KekException(
          Kind.REFUSED, "KEK " + kekId + " exists; a new version of it: bulla key rotate " + kekId);
    }
  }

  /**
   * Makes the next version of a KEK, active, and deactivates those that were. What they wrapped
   * still unwraps. Between two versions of which neither is active nothing would wrap, so a version
   * for later is refused.
   *
   * @param ifOlderThan nothing is done if the active version is younger
   * @return the version that was made; empty where nothing was done
   */
  public Optional<StateRecord> rotate(
      String kekId, KeyTimes times, Optional<Duration> ifOlderThan, Authorization authorization)
      throws KekException {
    refuseLater(times);
    Unrecorded unrecorded = new Unrecorded(kekId);
    List<SignedRecord> added =
        unrecorded.told(
            () ->
                file.change(
                    chain ->
                        ifOlderThan.isPresent() && isYounger(chain, kekId, ifOlderThan.get())
                            ? List.of()
                            : rotation(chain, kekId, times, authorization, unrecorded)));
    return added.isEmpty() ? Optional.empty() : Optional.of(lastOf(added));
  }

  private void refuseLater(KeyTimes times) throws KekException {
    if (times.isBefore(clock.instant())) {
      throw new KekException(
          Kind.REFUSED,
          "a version that is not active yet replaces none: until then nothing would wrap; rotate at"
              + " that time, without --not-before");
    }
  }

  /** A version that is yet to be active is as young as one can be. */
  private boolean isYounger(StateChain chain, String kekId, Duration age) {
    Instant limit = clock.instant().minus(age);
    return active(chain, kekId)
        .filter(this::wrapsNowOrLater)
        .anyMatch(record -> activated(chain, record.alias()).isAfter(limit));
  }

  private boolean wrapsNowOrLater(StateRecord record) {
    KekState now = record.stateAt(clock.instant());
    return now == KekState.ACTIVE || now == KekState.PRE_ACTIVATION;
  }

  private static Instant activated(StateChain chain, String alias) {
    return chain.history(alias).stream()
        .filter(signed -> signed.record().state() == KekState.ACTIVE)
        .map(signed -> signed.place().issued())
        .findFirst()
        .orElse(Instant.MIN);
  }

  private List<SignedRecord> rotation(
      StateChain chain,
      String kekId,
      KeyTimes times,
      Authorization authorization,
      Unrecorded unrecorded)
      throws KekException {
    Kek kek = keks.require(kekId);
    KekVersion made = unrecorded.made(kek.create(next(chain, kek)));
    List<StateRecord> records = new ArrayList<>();
    active(chain, kekId)
        .map(record -> record.as(KekState.DEACTIVATED, "rotated to version " + made.number()))
        .forEach(records::add);
    records.add(active(kekId, made, times, authorization));
    return signing(chain, authorization).sign(records);
  }

  /** Above every number that was ever given out, in the place or in the records. */
  private static int next(StateChain chain, Kek kek) throws KekException {
    IntStream placed = kek.placed().stream().mapToInt(KekVersion::number);
    IntStream recorded =
        chain.versionsOf(kek.id()).stream().mapToInt(signed -> signed.record().version());
    OptionalInt highest = IntStream.concat(placed, recorded).max();
    if (highest.isEmpty()) {
      throw new KekException(
          Kind.NOT_FOUND,
          "KEK " + kek.id() + " is not there; make it: bulla key create " + kek.id());
    }
    return Math.addExact(highest.getAsInt(), 1);
  }

  private static Stream<StateRecord> active(StateChain chain, String kekId) {
    return chain.versionsOf(kekId).stream()
        .map(SignedRecord::record)
        .filter(record -> record.state() == KekState.ACTIVE);
  }

  private static StateRecord active(
      String kekId, KekVersion made, KeyTimes times, Authorization authorization) {
    return new StateRecord(
        kekId,
        made.number(),
        made.identity(),
        KekState.ACTIVE,
        times,
        Optional.empty(),
        authorization.reason());
  }

  /**
   * Gives a version another state; a version without a record, its first one. What may follow what
   * is checked, and refused with the reason; what is to be destroyed is for {@link KekDestruction}.
   */
  public StateRecord change(KekAlias version, KekState state, Authorization authorization)
      throws KekException {
    return lastOf(
        file.change(
            chain -> {
              StateRecord record = Subject.of(chain, version, keks);
              refuseDestroying(record, state);
              return signing(chain, authorization).sign(record.as(state, authorization.reason()));
            }));
  }

  private static void refuseDestroying(StateRecord record, KekState state) throws KekException {
    if (state == KekState.DESTROYED && record.state() != KekState.DESTROYED) {
      throw refused(record, "and is destroyed by two administrators only: bulla key destroy");
    }
  }

  /** Ends a suspension: back to what the version was before. */
  public StateRecord resume(KekAlias version, Authorization authorization) throws KekException {
    return lastOf(
        file.change(
            chain -> {
              StateRecord record = Subject.of(chain, version, keks);
              if (record.state() != KekState.SUSPENDED) {
                throw refused(record, "and only a suspended version is resumed");
              }
              KekState state = chain.beforeSuspension(record.alias());
              return signing(chain, authorization).sign(record.as(state, authorization.reason()));
            }));
  }

  /**
   * Says anew what was said last, of a version that is not destroyed if there is one, so that the
   * file is good for longer.
   */
  public StateRecord renew(Authorization authorization) throws KekException {
    return lastOf(
        file.change(
            chain -> {
              refuseAhead(chain);
              return signing(chain, authorization)
                  .sign(
                      chain
                          .renewable()
                          .orElseThrow(() -> new KekException(Kind.NOT_FOUND, "no records yet"))
                          .record());
            }));
  }

  /** A later record is no earlier, so that the file would be refused as before. */
  private void refuseAhead(StateChain chain) throws KekException {
    Optional<String> ahead = SignedStates.ahead(chain, clock.instant());
    if (ahead.isPresent()) {
      throw new KekException(
          Kind.REFUSED, file.path() + ahead.get() + "; " + SignedStates.AHEAD_HINT);
    }
  }

  private Signing signing(StateChain chain, Authorization authorization) {
    return Signing.after(chain, file.keys().primitives(), authorization, clock);
  }

  private static StateRecord lastOf(List<SignedRecord> added) {
    return added.get(added.size() - 1).record();
  }

  private static KekException refused(StateRecord record, String what) {
    return new KekException(
        Kind.REFUSED, record.alias() + " is " + record.state().label() + ", " + what);
  }
}
