package io.bulla.provider.lifecycle;

import io.bulla.provider.kek.KekState;
import io.bulla.provider.lifecycle.SignedRecord.ChainPlace;
import io.bulla.provider.signing.Primitives;
import io.bulla.provider.spi.KekException;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Verified records, each bound to the one before. Immutable: adding makes another chain. */
final class StateChain {
  static final StateChain EMPTY = new StateChain(List.of(), List.of());

  private final List<String> lines;
  private final List<SignedRecord> records;
  private final Map<String, SignedRecord> latest;

  StateChain(List<String> lines, List<SignedRecord> records) {
    this.lines = List.copyOf(lines);
    this.records = List.copyOf(records);
    Map<String, SignedRecord> byAlias = new LinkedHashMap<>();
    this.records.forEach(signed -> byAlias.put(signed.record().alias(), signed));
    this.latest = Collections.unmodifiableMap(byAlias);
  }

  /**
   * Verifies lines. Those with which a verified chain begins are not verified again.
   *
   * @param file for errors
   */
  static StateChain verify(
      List<String> lines, StateChain known, Administrators administrators, String file)
      throws KekException {
    int same = 0;
    while (same < Math.min(lines.size(), known.lines.size())
        && lines.get(same).equals(known.lines.get(same))) {
      same++;
    }
    ChainGrowth growth = new ChainGrowth(known.upTo(same), administrators, file);
    for (String line : lines.subList(same, lines.size())) {
      growth.add(line);
    }
    return growth.chain();
  }

  /** The chain with more records, signed by a key of the list. */
  StateChain plus(List<SignedRecord> more, Administrators administrators, String file)
      throws KekException {
    ChainGrowth growth = new ChainGrowth(this, administrators, file);
    for (SignedRecord signed : more) {
      growth.append(signed);
    }
    return growth.chain();
  }

  /** Tells whether it begins with all of another one. */
  boolean continues(StateChain earlier) {
    int count = earlier.lines.size();
    return lines.size() >= count && lines.subList(0, count).equals(earlier.lines);
  }

  private StateChain upTo(int count) {
    return new StateChain(lines.subList(0, count), records.subList(0, count));
  }

  List<String> lines() {
    return lines;
  }

  List<SignedRecord> records() {
    return records;
  }

  /** The counter of the last record; 0 without one. */
  long counter() {
    return records.size();
  }

  Optional<SignedRecord> last() {
    return records.isEmpty() ? Optional.empty() : Optional.of(records.get(records.size() - 1));
  }

  /** The last record of a version that is not destroyed; else the last one. */
  Optional<SignedRecord> renewable() {
    return latest.values().stream()
        .filter(signed -> signed.record().state() != KekState.DESTROYED)
        .max(Comparator.comparingLong(signed -> signed.place().counter()))
        .or(this::last);
  }

  String lineHash(long counter, Primitives primitives) {
    return counter == 0
        ? ChainPlace.NOTHING_BEFORE
        : primitives.sha256(lines.get(Math.toIntExact(counter - 1)));
  }

  /** The last record of each version, by alias. */
  Map<String, SignedRecord> latest() {
    return latest;
  }

  Optional<SignedRecord> latest(String alias) {
    return Optional.ofNullable(latest.get(alias));
  }

  /** The last record of each version of a KEK. */
  List<SignedRecord> versionsOf(String kekId) {
    return latest.values().stream()
        .filter(signed -> signed.record().kekId().equals(kekId))
        .toList();
  }

  /** All records of a version, oldest first. */
  List<SignedRecord> history(String alias) {
    return records.stream().filter(signed -> signed.record().alias().equals(alias)).toList();
  }

  /** The record that asked for the destruction of a version; empty where none stands. */
  Optional<SignedRecord> request(String alias) {
    return VersionHistory.of(history(alias)).flatMap(VersionHistory::request);
  }

  /** The requests for a destruction that stand. */
  List<SignedRecord> requests() {
    return latest.values().stream()
        .filter(signed -> signed.record().destroyAfter().isPresent())
        .flatMap(signed -> request(signed.record().alias()).stream())
        .toList();
  }

  /** The state of a version that is suspended, before it was; what had no record was pre-active. */
  KekState beforeSuspension(String alias) {
    return history(alias).stream()
        .map(signed -> signed.record().state())
        .filter(state -> state != KekState.SUSPENDED)
        .reduce(KekState.PRE_ACTIVATION, (earlier, later) -> later);
  }
}
