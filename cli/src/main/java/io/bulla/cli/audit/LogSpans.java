package io.bulla.cli.audit;

import io.bulla.cli.audit.logs.KeyService;
import io.bulla.cli.audit.logs.LogEntry;
import io.bulla.cli.terminal.Console;
import io.bulla.cli.terminal.Table;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** How much was given of the logs of services, and whether it is enough. For one thread. */
final class LogSpans {
  private final TimeWindow window;
  private final Map<KeyService, LogSpan> spans = new EnumMap<>(KeyService.class);

  /**
   * @param given the services whose logs were given, with entries or without
   */
  LogSpans(Set<KeyService> given, TimeWindow window) {
    this.window = window;
    given.forEach(service -> spans.put(service, LogSpan.none(service)));
  }

  void add(KeyService service, LogEntry entry) {
    spans.merge(
        service,
        LogSpan.none(service).with(service.time(entry)),
        (before, one) -> before.with(one.first()));
  }

  boolean areEnough() {
    return spans.values().stream().allMatch(span -> span.lack(window).isEmpty());
  }

  void printLacks(Console console) {
    spans
        .values()
        .forEach(
            span ->
                span.lack(window)
                    .ifPresent(lack -> console.print("log of " + span.name() + ": " + lack)));
  }

  void print(Console console) {
    Table table = new Table("LOG", ">ENTRIES", "FIRST", "LAST");
    spans
        .values()
        .forEach(
            span ->
                table.row(
                    span.name(),
                    Long.toString(span.entries()),
                    span.entries() == 0 ? "-" : span.first().toString(),
                    span.entries() == 0 ? "-" : span.last().toString()));
    table.lines().forEach(console::print);
  }

  Map<String, Object> asMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    spans.values().forEach(span -> map.put(span.name(), span.asMap(window)));
    return map;
  }
}
