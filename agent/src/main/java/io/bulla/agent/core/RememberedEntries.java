package io.bulla.agent.core;

import io.bulla.agent.hooks.OptionsRule;
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

  /** The entries together with those remembered of the options, and whether all of these are. */
  synchronized Map<String, String> with(Map<String, String> entries, @Nullable Object options) {
    Map<String, String> all = new HashMap<>(entries);
    if (options != null) {
      all.putAll(entriesByOptions.getOrDefault(options, Map.of()));
      if (!all.containsKey(OptionsRule.MADE)) {
        all.put(OptionsRule.UNSEEN, "");
      }
    }
    return all;
  }
}
