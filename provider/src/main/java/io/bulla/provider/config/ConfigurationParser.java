package io.bulla.provider.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Makes a {@link Configuration} of settings. */
final class ConfigurationParser {
  private static final Pattern KEK_ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

  private final Path file;
  private final SortedMap<String, Setting> settings;
  private final Map<String, String> environment;
  private final Path baseDirectory;

  ConfigurationParser(
      Path file, SortedMap<String, Setting> settings, Map<String, String> environment) {
    this.file = file;
    this.settings = settings;
    this.environment = environment;
    this.baseDirectory = Objects.requireNonNull(file.getParent(), "a file has a directory");
  }

  Configuration parse() throws ConfigurationException {
    refuseUnknownKeys();
    return new Configuration(
        file, settings, keks(), path(KnownKeys.EXTENSIONS_DIR), flag(KnownKeys.APPROVED_ONLY));
  }

  private void refuseUnknownKeys() throws ConfigurationException {
    for (String key : settings.keySet()) {
      if (!KnownKeys.isKnown(key)) {
        throw error(key, "there is no such key; see the configuration table of the documentation");
      }
    }
  }

  private SortedMap<String, KekSetting> keks() throws ConfigurationException {
    SortedMap<String, KekSetting> keks = new TreeMap<>();
    for (String key : settings.keySet()) {
      if (key.startsWith(KnownKeys.KEK_PREFIX)) {
        KekSetting kek = kek(key);
        keks.put(kek.id(), kek);
      }
    }
    return keks;
  }

  private KekSetting kek(String key) throws ConfigurationException {
    String id = key.substring(KnownKeys.KEK_PREFIX.length());
    if (!KEK_ID.matcher(id).matches()) {
      throw error(key, "the id of a KEK has 1 to 63 of a-z, 0-9 and -, and does not begin with -");
    }
    try {
      KekUri uri = KekUri.parse(value(key), baseDirectory);
      PinSource source = PinSource.of(uri, baseDirectory, environment);
      return new KekSetting(id, uri, source, origin(key));
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException(origin(key), String.valueOf(e.getMessage()), e);
    }
  }

  private Optional<Path> path(String key) throws ConfigurationException {
    if (!settings.containsKey(key)) {
      return Optional.empty();
    }
    try {
      return Optional.of(baseDirectory.resolve(value(key)).normalize());
    } catch (InvalidPathException e) {
      throw new ConfigurationException(origin(key), "is no path of a file system", e);
    }
  }

  private boolean flag(String key) throws ConfigurationException {
    if (!settings.containsKey(key)) {
      return false;
    }
    return switch (value(key)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw error(key, "is neither true nor false");
    };
  }

  private String value(String key) {
    return setting(key).value();
  }

  private String origin(String key) {
    return setting(key).origin() + ": " + key;
  }

  private Setting setting(String key) {
    return Objects.requireNonNull(settings.get(key), key);
  }

  private ConfigurationException error(String key, String what) {
    return new ConfigurationException(origin(key), what);
  }
}
