package io.bulla.agent.core;

import io.bulla.provider.config.Configuration;
import io.bulla.provider.config.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The configuration, read when it is first needed and kept. Thread-safe.
 *
 * <p>Without a file the agent's own settings have their defaults, since an application that loads
 * no sealed model needs none. A file that is wrong, or named and not there, is an error each time:
 * what it meant to forbid is not known.
 */
final class AgentConfiguration {
  private static final String SECTION = "agent.";

  private final Path file;
  private final boolean named;
  private final Map<String, String> environment;
  private final Map<String, String> overrides;
  private @Nullable Configuration configuration;
  private @Nullable AgentSettings settings;

  AgentConfiguration(AgentArgument argument, Map<String, String> environment) {
    this.file =
        argument
            .configFile()
            .map(Path::of)
            .orElseGet(() -> Configuration.defaultFile(environment))
            .toAbsolutePath();
    this.named =
        argument.configFile().isPresent()
            || !environment.getOrDefault("BULLA_CONFIG", "").isEmpty();
    this.environment = environment;
    this.overrides = argument.overrides();
  }

  /** The agent's own section. */
  synchronized AgentSettings settings() throws IOException {
    if (settings == null) {
      settings = parseSettings();
    }
    return settings;
  }

  /** All of it; absent is an error here. */
  synchronized Configuration configuration() throws IOException {
    return load()
        .orElseThrow(
            () ->
                new RefusedException(
                    "there is no configuration file "
                        + file
                        + ", which names the keys of sealed models: make one with bulla init, or"
                        + " name yours with -javaagent:bulla-agent.jar=FILE or BULLA_CONFIG"));
  }

  private Optional<Configuration> load() throws IOException {
    if (configuration == null && (named || !Files.notExists(file))) {
      try {
        configuration = Configuration.load(file, environment, overrides);
      } catch (ConfigurationException e) {
        throw new RefusedException("configuration: " + e.getMessage(), e);
      }
    }
    return Optional.ofNullable(configuration);
  }

  private AgentSettings parseSettings() throws IOException {
    Optional<Configuration> loaded = load();
    Map<String, String> section = new LinkedHashMap<>();
    if (loaded.isPresent()) {
      section.putAll(loaded.get().section("agent"));
    } else {
      refuseOverridesOfOthers();
      overrides.forEach((key, value) -> section.put(key.substring(SECTION.length()), value));
    }
    AgentSettings.KEYS.forEach(key -> overlay(section, key));
    Path base = loaded.map(Configuration::baseDirectory).orElse(Path.of("").toAbsolutePath());
    try {
      return AgentSettings.of(section, base);
    } catch (InvalidAgentSettingException e) {
      String where = loaded.map(present -> present.locate(e.key())).orElse(e.key());
      throw new RefusedException("configuration: " + where + ": " + e.getMessage(), e);
    }
  }

  /** Nobody else reads them where there is no file, so that a misspelt one would go unseen. */
  private void refuseOverridesOfOthers() throws RefusedException {
    for (String key : overrides.keySet()) {
      if (!key.startsWith(SECTION)) {
        throw new RefusedException(
            "configuration: the agent's argument sets "
                + key
                + ", which is no key of the agent, and there is no configuration file "
                + file
                + " that could use it: correct the key, or name the file with config=FILE");
      }
    }
  }

  /** The environment over the file, and the agent's argument over both. */
  private void overlay(Map<String, String> section, String key) {
    String full = SECTION + key;
    String variable = "BULLA_" + full.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    String value = overrides.getOrDefault(full, environment.get(variable));
    if (value != null) {
      section.put(key, value);
    }
  }
}
