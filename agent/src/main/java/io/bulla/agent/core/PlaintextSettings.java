package io.bulla.agent.core;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads the keys {@code agent.plaintext.allow}, {@code .warn} and {@code .deny}. Stateless. */
final class PlaintextSettings {
  static final List<String> KEYS =
      Arrays.stream(PlaintextPolicy.values()).map(PlaintextSettings::key).toList();

  private PlaintextSettings() {}

  private static String key(PlaintextPolicy policy) {
    return "plaintext." + policy.name().toLowerCase(Locale.ROOT);
  }

  /** The policy of each directory that one of the keys lists, with commas. */
  static Map<Path, PlaintextPolicy> directories(Map<String, String> section, Path baseDirectory) {
    Map<Path, PlaintextPolicy> directories = new LinkedHashMap<>();
    for (PlaintextPolicy policy : PlaintextPolicy.values()) {
      for (String text : section.getOrDefault(key(policy), "").split(",", -1)) {
        if (!text.isBlank()) {
          add(directories, baseDirectory.resolve(text.strip()), policy);
        }
      }
    }
    return directories;
  }

  private static void add(
      Map<Path, PlaintextPolicy> directories, Path directory, PlaintextPolicy policy) {
    Path absolute = directory.toAbsolutePath().normalize();
    PlaintextPolicy earlier = directories.put(absolute, policy);
    if (earlier != null) {
      throw new InvalidAgentSettingException(
          key(policy),
          "names " + absolute + ", which agent." + key(earlier) + " names too: leave it in one");
    }
  }
}
