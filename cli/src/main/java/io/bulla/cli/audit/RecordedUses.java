package io.bulla.cli.audit;

import io.bulla.cli.audit.logs.KeyOperation;
import io.bulla.cli.audit.logs.LogEntry;
import io.bulla.cli.audit.logs.LogLines;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The uses of KEKs in chains, by their events. For one thread. */
final class RecordedUses {
  private static final Map<String, KeyOperation> OPERATIONS =
      Map.of(
          "kek.wrap", KeyOperation.WRAP,
          "kek.wrap-key", KeyOperation.WRAP,
          "kek.make-dek", KeyOperation.WRAP,
          "kek.unwrap", KeyOperation.UNWRAP,
          "kek.unwrap-key", KeyOperation.UNWRAP);
  private static final String INTENT = "io.bulla.audit.intent";
  private static final String OUTCOME = "io.bulla.audit.outcome";
  private static final String DATA = "data";

  private final TimeWindow window;
  private final Map<String, RecordedUse> byEvent = new LinkedHashMap<>();

  /** Of a time: what is far from it has no partner in it. */
  RecordedUses(TimeWindow window) {
    this.window = window;
  }

  /** Adds those of a chain; lines that are none of a chain are the verification's matter. */
  void read(Path chain) throws IOException {
    LogLines.each(chain, this::take);
  }

  Collection<RecordedUse> all() {
    return new ArrayList<>(byEvent.values());
  }

  private void take(LogEntry line) {
    KeyOperation operation = OPERATIONS.get(line.text(DATA, "api", "operation"));
    if (operation == null || !window.isNear(line.time("time"))) {
      return;
    }
    switch (line.text("type")) {
      case INTENT ->
          byEvent.merge(
              line.text("id"), use(line, line.text("id"), operation), RecordedUses::joined);
      case OUTCOME -> {
        String event = line.text(DATA, "metadata", "correlation_uid");
        byEvent.merge(event, use(line, event, operation), RecordedUses::joined);
      }
      default -> {}
    }
  }

  /** Copies of one chain have the same lines. */
  private static RecordedUse joined(RecordedUse before, RecordedUse now) {
    if (before.status().isEmpty()) {
      return now.status().isEmpty() ? before : now.since(before);
    }
    return now.status().isEmpty() ? before.since(now) : before;
  }

  private static RecordedUse use(LogEntry line, String event, KeyOperation operation) {
    List<?> resources = line.items(DATA, "resources");
    Object kek =
        !resources.isEmpty() && resources.get(0) instanceof Map<?, ?> first
            ? first.get("name")
            : "";
    String tries = line.text(DATA, "unmapped", "tries");
    return new RecordedUse(
        event,
        String.valueOf(kek),
        line.text(DATA, "unmapped", "place"),
        operation,
        line.time("time"),
        line.text(DATA, "actor", "user", "name")
            + "@"
            + line.text(DATA, "src_endpoint", "hostname"),
        line.text(DATA, "unmapped", "request-id"),
        status(line),
        tries.matches("[1-9][0-9]{0,3}") ? Integer.parseInt(tries) : 1,
        line.place());
  }

  private static String status(LogEntry line) {
    if (line.text("type").equals(INTENT)) {
      return "";
    }
    return line.text(DATA, "status_id").equals("1")
        ? RecordedUse.SUCCESS
        : line.text(DATA, "status_code");
  }
}
