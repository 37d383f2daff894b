package io.bulla.cli.audit;

import io.bulla.cli.audit.logs.KeyService;
import io.bulla.cli.audit.logs.LogEntry;
import io.bulla.cli.audit.logs.LoggedUse;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Joins what services logged with what Bulla recorded: by the id of Bulla's event that the service
 * was told, or by the service's id of the request that Bulla was told. Never by times. What was
 * recorded is given first, then entry by entry what was logged, of which only uses of the selected
 * KEKs are kept. For one thread.
 */
final class Reconciliation {
  private final SelectedKeks keks;
  private final TimeWindow window;
  private final Map<String, UsePair> byName = new HashMap<>();
  private final List<UsePair> pairs = new ArrayList<>();
  private final Map<String, LoggedUse> alone = new LinkedHashMap<>();
  private long recordedOfOtherKeks;
  private long loggedOfOtherKeys;
  private long loggedWithoutKey;

  Reconciliation(SelectedKeks keks, TimeWindow window) {
    this.keks = keks;
    this.window = window;
  }

  /** Takes what chains have. */
  void recorded(Collection<RecordedUse> uses) {
    uses.forEach(this::recorded);
  }

  private void recorded(RecordedUse use) {
    Optional<ServiceKey> key = key(use);
    if (key.isEmpty()) {
      recordedOfOtherKeks += window.has(use.time()) ? 1 : 0;
      return;
    }
    UsePair pair = new UsePair(use, key.get(), keks.id(key.get()).orElseThrow());
    pairs.add(pair);
    byName.put(use.event(), pair);
    byName.put(EventGuid.of(use.event()), pair);
    if (!use.request().isEmpty()) {
      byName.putIfAbsent(use.request(), pair);
    }
  }

  /** Where it was used says more than by which id; without an outcome only that is known. */
  private Optional<ServiceKey> key(RecordedUse use) {
    return use.place().isEmpty()
        ? keks.key(use.kek())
        : SelectedKeks.at(use.place()).filter(key -> keks.id(key).isPresent());
  }

  /** Takes what an entry of a service's log says of keys. */
  void logged(KeyService service, LogEntry entry) {
    service
        .uses(entry, key -> keks.id(new ServiceKey(service, key)).isPresent())
        .forEach(this::logged);
  }

  private void logged(LoggedUse use) {
    if (!window.isNear(use.time())) {
      return;
    }
    Optional<UsePair> partner =
        use.names().stream()
            .map(byName::get)
            .filter(Objects::nonNull)
            .filter(pair -> pair.fits(use))
            .findFirst();
    if (partner.isPresent()) {
      partner.get().add(use);
    } else if (keks.id(ServiceKey.of(use)).isPresent()) {
      alone.merge(use.key() + ' ' + use.id(), use, LoggedUse::joined);
    } else if (window.has(use.time())) {
      loggedWithoutKey += use.key().isEmpty() ? 1 : 0;
      loggedOfOtherKeys += use.key().isEmpty() ? 0 : 1;
    }
  }

  /** Recorded uses that are told of. */
  List<UsePair> pairs() {
    return pairs.stream().filter(pair -> window.has(pair.recorded().time())).toList();
  }

  /** Logged uses that are told of and have no partner. */
  List<LoggedUse> alone() {
    return alone.values().stream().filter(use -> window.has(use.time())).toList();
  }

  /** What was not compared, by what it is; without what there is none of. */
  Map<String, Long> leftOut() {
    Map<String, Long> counts = new LinkedHashMap<>();
    counts.put("recordedOfOtherKeks", recordedOfOtherKeks);
    counts.put("loggedOfOtherKeys", loggedOfOtherKeys);
    counts.put("loggedWithoutKey", loggedWithoutKey);
    counts.values().removeIf(count -> count == 0);
    return Collections.unmodifiableMap(counts);
  }
}
