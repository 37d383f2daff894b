package io.bulla.cli.audit;

import io.bulla.cli.audit.logs.LoggedUse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A recorded use, and the logged ones that are its. For one thread. */
final class UsePair {
  private final RecordedUse recorded;
  private final ServiceKey key;
  private final String kek;
  private final Map<String, LoggedUse> logged = new LinkedHashMap<>();

  /**
   * @param key where the KEK is
   * @param kek its id in this configuration
   */
  UsePair(RecordedUse recorded, ServiceKey key, String kek) {
    this.recorded = recorded;
    this.key = key;
    this.kek = kek;
  }

  RecordedUse recorded() {
    return recorded;
  }

  ServiceKey key() {
    return key;
  }

  String kek() {
    return kek;
  }

  /** A name that is borrowed does not make another use this one. */
  boolean fits(LoggedUse use) {
    return key.service() == use.service()
        && (use.key().isEmpty() || use.key().equals(key.name()))
        && recorded.operation() == use.operation();
  }

  void add(LoggedUse use) {
    logged.merge(use.id(), use, LoggedUse::joined);
  }

  boolean isLogged() {
    return !logged.isEmpty();
  }

  /** Those that succeeded, beyond what Bulla can have asked for. */
  List<LoggedUse> surplus() {
    List<LoggedUse> own = own();
    return successes().filter(use -> !own.contains(use)).toList();
  }

  /** Those that succeeded, of which the chain does not say so: who asked may have got the key. */
  List<LoggedUse> disputed() {
    return recorded.status().equals(RecordedUse.SUCCESS) ? List.of() : own();
  }

  /** Where the service told which request it was, no other is covered by the record. */
  private List<LoggedUse> own() {
    boolean isNamed = key.service().logsRequests() && !recorded.request().isEmpty();
    return isNamed
        ? successes().filter(use -> use.names().contains(recorded.request())).toList()
        : successes().limit(recorded.tries()).toList();
  }

  private Stream<LoggedUse> successes() {
    return logged.values().stream().filter(use -> !use.failed());
  }
}
