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
import java.util.List;
import java.util.Optional;

/**
 * The end of a version: one administrator asks for it, and from then on the version refuses, so
 * that whoever needs it still speaks up; after the waiting period another administrator approves
 * it, and the key is deleted from its place. Until then any other change of its state calls it off.
 *
 * <p>Whether a model still needs the version is for the caller to find out. Safe for use by several
 * threads.
 */
public final class KekDestruction {
  private final Keks keks;
  private final StateFile file;
  private final Duration leastWait;
  private final Clock clock;

  KekDestruction(Keks keks, StateFile file, Duration leastWait, Clock clock) {
    this.keks = keks;
    this.file = file;
    this.leastWait = leastWait;
    this.clock = clock;
  }

  /** Returns the waiting period that the configuration sets; records allow none below a day. */
  public Duration leastWait() {
    return leastWait;
  }

  /**
   * Asks for it. The version is suspended, unless it refuses already.
   *
   * @param wait the waiting period, at least {@link #leastWait}
   */
  public StateRecord ask(KekAlias version, Duration wait, Authorization authorization)
      throws KekException {
    refuseShort(wait);
    List<SignedRecord> added =
        file.change(
            chain -> {
              StateRecord record = Subject.of(chain, version, keks);
              refuseActive(record);
              KekState state = record.state().unwraps() ? KekState.SUSPENDED : record.state();
              Signing signing = signing(chain, authorization);
              return signing.sign(
                  record
                      .as(state, authorization.reason())
                      .toBeDestroyedAfter(signing.issued().plus(wait)));
            });
    return added.get(0).record();
  }

  private void refuseShort(Duration wait) throws KekException {
    if (wait.compareTo(leastWait) < 0) {
      throw new KekException(
          Kind.REFUSED,
          "a destruction waits for "
              + leastWait.toHours()
              + " hours here; wait for longer, or change lifecycle.destruction-wait");
    }
  }

  private static void refuseActive(StateRecord record) throws KekException {
    if (record.state().wraps()) {
      throw new KekException(
          Kind.REFUSED,
          record.alias()
              + " is active; rotate the KEK or deactivate the version, move its models away, and"
              + " ask again");
    }
  }

  /**
   * Returns what was asked for, or was approved, in which case {@link #approve} only makes sure
   * that the key is gone; empty where nobody asked.
   */
  public Optional<StateRecord> asked(KekAlias version) throws KekException {
    return file.chainNow()
        .latest(Subject.alias(version))
        .map(SignedRecord::record)
        .filter(
            record -> record.destroyAfter().isPresent() || record.state() == KekState.DESTROYED);
  }

  /**
   * Approves it and deletes the key. A call that was cut short between the two can be made again.
   * The waiting period counts from when this host first saw the request where that is later than
   * the time that the request gives itself.
   *
   * @throws KekException if it may not be approved: by the one who asked, or too early
   */
  public StateRecord approve(KekAlias version, Authorization authorization) throws KekException {
    List<SignedRecord> added = file.change(chain -> approval(chain, version, authorization));
    StateRecord record =
        added.isEmpty() ? Subject.of(file.chainNow(), version, keks) : added.get(0).record();
    delete(record);
    return record;
  }

  private List<SignedRecord> approval(
      StateChain chain, KekAlias version, Authorization authorization) throws KekException {
    StateRecord record = Subject.of(chain, version, keks);
    if (record.state() == KekState.DESTROYED) {
      return List.of();
    }
    refuseEarly(chain, record);
    return signing(chain, authorization)
        .sign(record.as(KekState.DESTROYED, authorization.reason()));
  }

  /** Every reader checks the records' times; this host's memory only it can ask. */
  private void refuseEarly(StateChain chain, StateRecord record) throws KekException {
    Optional<SignedRecord> request = chain.request(record.alias());
    if (request.isPresent()) {
      new WaitingPeriod(request.get(), file.firstSeen(request.get()), leastWait)
          .refuseBeforeItsEnd(clock.instant());
    }
  }

  private void delete(StateRecord record) throws KekException {
    Kek kek = keks.require(record.kekId());
    Optional<KekVersion> placed =
        kek.placed().stream().filter(each -> each.number() == record.version()).findFirst();
    if (placed.isPresent()) {
      refuseAnother(record, placed.get());
      kek.destroy(placed.get());
    }
  }

  private static void refuseAnother(StateRecord record, KekVersion placed) throws KekException {
    if (!record.key().equals(placed.identity())) {
      throw new KekException(
          Kind.REFUSED,
          record.alias()
              + " is another key in its place, \""
              + placed.identity()
              + "\", than its records say, \""
              + record.key()
              + "\"; nothing was deleted");
    }
  }

  private Signing signing(StateChain chain, Authorization authorization) {
    return Signing.after(chain, file.keys().primitives(), authorization, clock);
  }
}
