package io.bulla.testing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lines of {@code key=value}, in which a key may come more than once. */
record KeyValueLines(Map<String, List<String>> values) {

  static KeyValueLines parse(String text) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    text.lines()
        .map(line -> line.split("=", 2))
        .filter(pair -> pair.length == 2)
        .forEach(pair -> values.computeIfAbsent(pair[0], key -> new ArrayList<>()).add(pair[1]));
    return new KeyValueLines(Map.copyOf(values));
  }

  List<String> all(String key) {
    return values.getOrDefault(key, List.of());
  }

  Optional<String> first(String key) {
    return all(key).stream().findFirst();
  }

  String one(String key) {
    return first(key).orElseThrow(() -> new IllegalArgumentException("no " + key + "= line"));
  }
}
