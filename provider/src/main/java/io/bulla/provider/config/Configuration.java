package io.bulla.provider.config;

import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A parsed configuration; immutable, and free of secrets.
 *
 * <p>It was checked for unknown keys and for its own values; the keys of a {@link #section} are
 * checked by the section's owner.
 *
 * @param file where it was read from, absolute
 * @param settings every key that is set, by name
 * @param keks the KEKs by id
 * @param extensionsDirectory {@code extensions.dir}, absolute; empty means beside the distribution
 * @param approvedOnly {@code approved-only}
 */
public record Configuration(
    Path file,
    SortedMap<String, Setting> settings,
    SortedMap<String, KekSetting> keks,
    Optional<Path> extensionsDirectory,
    boolean approvedOnly) {

  /** Copies the maps. */
  public Configuration {
    settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
    keks = Collections.unmodifiableSortedMap(new TreeMap<>(keks));
  }

  /**
   * Reads a configuration. An override beats an environment variable ({@code BULLA_} and the key in
   * upper case, with {@code _} for {@code .} and {@code -}), which beats the file.
   *
   * @param file a properties file in UTF-8
   * @param environment the process's environment
   * @param overrides values by key
   * @throws ConfigurationException if anything in it is wrong or unknown
   */
  public static Configuration load(
      Path file, Map<String, String> environment, Map<String, String> overrides)
      throws ConfigurationException {
    Path absolute = file.toAbsolutePath().normalize();
    SortedMap<String, Setting> settings =
        Layers.merge(PropertiesFile.read(absolute), environment, overrides);
    return new ConfigurationParser(absolute, settings, environment).parse();
  }

  /**
   * Returns where the configuration stands unless somebody says otherwise: {@code $BULLA_CONFIG},
   * else {@code bulla.properties} in {@link UserDirectory#CONFIG}.
   */
  public static Path defaultFile(Map<String, String> environment) {
    String named = environment.getOrDefault("BULLA_CONFIG", "");
    return named.isEmpty()
        ? UserDirectory.CONFIG.ofBulla(environment).resolve("bulla.properties")
        : Path.of(named);
  }

  /** Returns the directory that relative paths in it resolve against. */
  public Path baseDirectory() {
    Path parent = file.getParent();
    return parent == null ? file : parent;
  }

  /** Returns the settings under a prefix, e.g. {@code loader}, by the rest of their keys. */
  public Map<String, String> section(String name) {
    Map<String, String> section = new TreeMap<>();
    String prefix = name + ".";
    settings.forEach(
        (key, setting) -> {
          if (key.startsWith(prefix)) {
            section.put(key.substring(prefix.length()), setting.value());
          }
        });
    return Collections.unmodifiableMap(section);
  }

  /** Returns where a key stands: {@code FILE:LINE: KEY}, or the file and the key if it is unset. */
  public String locate(String key) {
    Setting setting = settings.get(key);
    return (setting == null ? file.toString() : setting.origin()) + ": " + key;
  }

  /** Returns an error about a key, for the owner of a section. */
  public ConfigurationException error(String key, String what) {
    return new ConfigurationException(locate(key), what);
  }
}
