package io.bulla.agent.core;

import java.util.HashMap;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Entries of engines' options objects that those do not say of themselves, as long as the objects
 * live. Thread-safe.
 */
final class RememberedEntries {
  private final Map<Object, Map<String, String>> entriesByOptions = new WeakHashMap<>();

  synchronized void add(Object options, String key, String value) {
    entriesByOptions.computeIfAbsent(options, absent -> new HashMap<>()).put(key, value);
  }

  /** The entries together with those remembered of the options. */
  synchronized Map<String, String> with(Map<String, String> entries, @Nullable Object options) {
    Map<String, String> all = new HashMap<>(entries);
    if (options != null) {
      all.putAll(entriesByOptions.getOrDefault(options, Map.of()));
    }
    return all;
  }
}
