package io.bulla.cli.audit;

import io.bulla.cli.audit.logs.KeyService;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How much of a service's log was given, of entries about anything. What was not given can tell of
 * no use: an empty log, or one of another time, is none that says that all is well.
 *
 * @param entries how many
 * @param first the earliest time of one; without entries the last instant there is
 * @param last the latest; without entries the first instant there is
 */
record LogSpan(KeyService service, long entries, Instant first, Instant last) {
  static LogSpan none(KeyService service) {
    return new LogSpan(service, 0, Instant.MAX, Instant.MIN);
  }

  LogSpan with(Instant time) {
    return new LogSpan(
        service,
        entries + 1,
        time.isBefore(first) ? time : first,
        time.isAfter(last) ? time : last);
  }

  /** Why it is not enough for a time; empty if it is. */
  Optional<String> lack(TimeWindow window) {
    if (entries == 0) {
      return Optional.of("it has no entry");
    }
    if (first.isAfter(window.beginsBy())) {
      return Optional.of("it begins at " + first + ", after " + window.beginsBy());
    }
    if (last.isBefore(window.endsFrom())) {
      return Optional.of("it ends at " + last + ", before " + window.endsFrom());
    }
    return Optional.empty();
  }

  /** With {@code lack} where there is one. */
  Map<String, Object> asMap(TimeWindow window) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("entries", entries);
    if (entries > 0) {
      map.put("first", first);
      map.put("last", last);
    }
    lack(window).ifPresent(lack -> map.put("lack", lack));
    return map;
  }

  /** The service, as its option has it. */
  String name() {
    return service.option().substring("--".length());
  }
}
