package io.bulla.cli.audit;

import io.bulla.cli.audit.UseFinding.Kind;
import io.bulla.cli.audit.logs.KeyService;
import io.bulla.cli.audit.logs.LoggedUse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What a reconciliation came to. For one thread. */
final class JoinedUses {
  private final SelectedKeks keks;
  private final Set<KeyService> compared;
  private final List<UseFinding> findings = new ArrayList<>();
  private final Map<String, KekTally> tallies = new TreeMap<>();
  private long notCompared;

  /**
   * @param compared the services whose logs were given
   */
  JoinedUses(SelectedKeks keks, Set<KeyService> compared, Reconciliation reconciliation) {
    this.keks = keks;
    this.compared = compared;
    compared.stream().flatMap(service -> keks.idsIn(service).stream()).forEach(this::tally);
    reconciliation.pairs().forEach(this::take);
    reconciliation.alone().forEach(this::alone);
    findings.sort(Comparator.comparing(UseFinding::time));
  }

  List<UseFinding> findings() {
    return List.copyOf(findings);
  }

  /** By the KEKs of services whose logs were given. */
  Map<String, KekTally> tallies() {
    return tallies;
  }

  /** Recorded uses of KEKs in services of which no log was given. */
  long notCompared() {
    return notCompared;
  }

  private KekTally tally(String kek) {
    return tallies.computeIfAbsent(kek, id -> new KekTally());
  }

  private void take(UsePair pair) {
    if (!compared.contains(pair.key().service())) {
      notCompared++;
      return;
    }
    KekTally tally = tally(pair.kek());
    tally.recorded();
    if (pair.isLogged()) {
      tally.joined();
      pair.surplus().forEach(use -> found(Kind.REPEATED, pair.kek(), use));
      pair.disputed().forEach(use -> found(Kind.DISPUTED, pair.kek(), use));
    } else if (pair.recorded().wasAnswered()) {
      unlogged(pair);
    } else {
      tally.unanswered();
    }
  }

  private void alone(LoggedUse use) {
    found(Kind.UNRECORDED, keks.id(ServiceKey.of(use)).orElseThrow(), use);
  }

  private void found(Kind kind, String kek, LoggedUse use) {
    tally(kek).found(kind);
    findings.add(
        new UseFinding(
            kind,
            kek,
            use.word() + (use.failed() ? " (failed)" : ""),
            use.time(),
            use.caller(),
            use.id(),
            use.place()));
  }

  private void unlogged(UsePair pair) {
    RecordedUse use = pair.recorded();
    tally(pair.kek()).found(Kind.UNLOGGED);
    findings.add(
        new UseFinding(
            Kind.UNLOGGED,
            pair.kek(),
            use.operation().name().toLowerCase(Locale.ROOT),
            use.time(),
            use.by(),
            use.event(),
            use.line()));
  }
}
