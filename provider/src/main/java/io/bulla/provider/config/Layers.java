package io.bulla.provider.config;

import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Lays the environment over the file, and overrides over both. */
final class Layers {
  private static final String KEK_VARIABLE = KnownKeys.environmentName(KnownKeys.KEK_PREFIX);

  private Layers() {}

  static SortedMap<String, Setting> merge(
      SortedMap<String, Setting> file,
      Map<String, String> environment,
      Map<String, String> overrides) {
    SortedMap<String, Setting> merged = new TreeMap<>(file);
    for (String key : KnownKeys.withEnvironmentForm()) {
      putFromEnvironment(merged, key, environment);
    }
    for (String name : environment.keySet()) {
      if (name.startsWith(KEK_VARIABLE) && name.length() > KEK_VARIABLE.length()) {
        putFromEnvironment(merged, kekKey(name), environment);
      }
    }
    for (Map.Entry<String, String> override : overrides.entrySet()) {
      merged.put(override.getKey(), new Setting(override.getValue().strip(), "override"));
    }
    return merged;
  }

  private static void putFromEnvironment(
      Map<String, Setting> settings, String key, Map<String, String> environment) {
    String name = KnownKeys.environmentName(key);
    String value = environment.get(name);
    if (value != null) {
      settings.put(key, new Setting(value.strip(), "environment variable " + name));
    }
  }

  /** The id of a KEK has no upper case, dots or underscores, so that this is unambiguous. */
  private static String kekKey(String variable) {
    String id = variable.substring(KEK_VARIABLE.length()).toLowerCase(Locale.ROOT);
    return KnownKeys.KEK_PREFIX + id.replace('_', '-');
  }
}
