package io.bulla.benchmarks.agent;

import io.bulla.benchmarks.statistics.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where the agent's own time went, by its reports. Not safe for threads. */
final class ColdParts {

  static final List<String> COLUMNS =
      List.of(
          "premain, ms", "isolated half, ms", "keys, first use, ms", "unwrap, ms", "decrypt, ms");

  private static final Map<String, Pattern> PARTS = patterns();

  private final Map<String, List<Double>> figures = new LinkedHashMap<>();

  ColdParts() {
    PARTS.keySet().forEach(part -> figures.put(part, new ArrayList<>()));
  }

  private static Map<String, Pattern> patterns() {
    Map<String, Pattern> patterns = new LinkedHashMap<>();
    patterns.put("premain", event("premain", "millis"));
    patterns.put("core", event("core", "millis"));
    patterns.put("provider", event("provider", "millis"));
    patterns.put("unwrap", event("open", "kekMillis"));
    patterns.put("decrypt", event("open", "decryptMillis"));
    return patterns;
  }

  private static Pattern event(String name, String field) {
    return Pattern.compile("\"event\":\"" + name + "\".*\"" + field + "\":([0-9.]+)");
  }

  /** Adds what the report of one JVM tells: each part once. */
  void add(Path report) throws IOException {
    String text = Files.readString(report);
    PARTS.forEach((part, pattern) -> part(part).add(only(pattern, text, report)));
  }

  private List<Double> part(String name) {
    return figures.getOrDefault(name, List.of());
  }

  private static double only(Pattern pattern, String text, Path report) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      throw new IllegalStateException("no " + pattern + " in " + report + ":\n" + text);
    }
    return Double.parseDouble(matcher.group(1));
  }

  /** All figures of each part. */
  Map<String, List<Double>> figures() {
    return new LinkedHashMap<>(figures);
  }

  List<String> cells() {
    return figures.values().stream().map(values -> Sample.of(values).text(0)).toList();
  }
}
