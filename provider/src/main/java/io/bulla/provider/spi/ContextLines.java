package io.bulla.provider.spi;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Contexts that are lines of text, as a loader's is. Stateless. */
final class ContextLines {
  private static final Pattern LINES =
      Pattern.compile("(?:[a-z][a-z0-9-]{0,31}=[!-~]{0,200}\n){1,16}");
  private static final int LONGEST_BYTES = 2048;

  private ContextLines() {}

  static Optional<SortedMap<String, String>> parse(byte[] context) {
    String text =
        context.length > LONGEST_BYTES ? "" : new String(context, StandardCharsets.US_ASCII);
    return LINES.matcher(text).matches() ? ascending(text) : Optional.empty();
  }

  /** Another order, or a name twice, would be another context of the same pairs. */
  private static Optional<SortedMap<String, String>> ascending(String text) {
    SortedMap<String, String> pairs = new TreeMap<>();
    for (String line : text.lines().toList()) {
      String[] pair = line.split("=", 2);
      if (!pairs.isEmpty() && pairs.lastKey().compareTo(pair[0]) >= 0) {
        return Optional.empty();
      }
      pairs.put(pair[0], pair[1]);
    }
    return Optional.of(Collections.unmodifiableSortedMap(pairs));
  }
}
