package io.bulla.agent.core;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Lines for programs: one JSON object each in {@code agent.report}, without anything secret.
 * Thread-safe.
 *
 * <p>What is measured before the first sealed model is kept until then, since the configuration is
 * not read earlier.
 */
final class AgentReport {
  private static final double NANOS_PER_MILLI = 1e6;

  private final AgentConfiguration configuration;
  private final AgentLog log;
  private final List<String> pending = new ArrayList<>();

  AgentReport(AgentConfiguration configuration, AgentLog log) {
    this.configuration = configuration;
    this.log = log;
  }

  /** Appends an event; values are text, numbers or booleans. */
  synchronized void event(String name, Map<String, Object> values) {
    pending.add(json(name, values));
    try {
      configuration
          .settings()
          .report()
          .ifPresent(file -> log.append(file, String.join("\n", pending), "agent.report"));
    } catch (IOException e) {
      // A wrong configuration is told where it stops a model.
    }
    pending.clear();
  }

  /** Keeps how long something took for the next event. */
  synchronized void took(String name, long nanos) {
    pending.add(json(name, Map.of("millis", millis(nanos))));
  }

  /** Milliseconds with three decimals. */
  static double millis(long nanos) {
    return Math.round(nanos / 1000.0) * 1000.0 / NANOS_PER_MILLI;
  }

  private static String json(String name, Map<String, Object> values) {
    StringBuilder json = new StringBuilder("{\"event\":").append(quoted(name));
    values.forEach(
        (key, value) ->
            json.append(',')
                .append(quoted(key))
                .append(':')
                .append(value instanceof String text ? quoted(text) : value));
    return json.append('}').toString();
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.chars().forEach(c -> quoted.append(escaped((char) c)));
    return quoted.append('"').toString();
  }

  private static String escaped(char c) {
    if (c == '"' || c == '\\') {
      return "\\" + c;
    }
    return c < ' ' ? String.format(Locale.ROOT, "\\u%04x", (int) c) : String.valueOf(c);
  }
}
