package io.bulla.agent.core;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The section {@code agent} of the configuration. Immutable.
 *
 * @param plaintext what becomes of models that are not sealed, and where
 * @param untested what becomes of engines that fit but were never tested
 * @param outputs what becomes of options by which an engine writes out parts of a sealed model
 * @param log where lines go; empty is standard error
 * @param report where one JSON object a line goes, if anywhere
 * @param verbose whether each class that is hooked is logged
 * @param loadPoints methods of engines that the agent does not know by itself
 */
record AgentSettings(
    PlaintextPolicies plaintext,
    UntestedPolicy untested,
    OutputPolicy outputs,
    Optional<Path> log,
    Optional<Path> report,
    boolean verbose,
    List<ConfiguredLoadPoint> loadPoints) {
  static final AgentSettings DEFAULTS =
      new AgentSettings(
          new PlaintextPolicies(PlaintextPolicy.ALLOW, Map.of()),
          UntestedPolicy.WARN,
          OutputPolicy.REFUSE,
          Optional.empty(),
          Optional.empty(),
          false,
          List.of());

  static final List<String> KEYS =
      Stream.concat(
              Stream.of(
                  "plaintext",
                  "engine.untested",
                  "outputs",
                  "log",
                  "report",
                  "verbose",
                  "load-points"),
              PlaintextSettings.KEYS.stream())
          .toList();

  /**
   * Parses the section.
   *
   * @param section values by key without {@code agent.}
   * @param baseDirectory where relative paths start
   * @throws InvalidAgentSettingException if a key is unknown or a value out of its range
   */
  static AgentSettings of(Map<String, String> section, Path baseDirectory) {
    for (String key : section.keySet()) {
      if (!KEYS.contains(key)) {
        throw new InvalidAgentSettingException(key, "there is no such key; there are " + KEYS);
      }
    }
    return new AgentSettings(
        new PlaintextPolicies(
            choice(section, "plaintext", PlaintextPolicy.ALLOW),
            PlaintextSettings.directories(section, baseDirectory)),
        choice(section, "engine.untested", UntestedPolicy.WARN),
        choice(section, "outputs", OutputPolicy.REFUSE),
        log(section, baseDirectory),
        file(section, "report", baseDirectory),
        choice(section, "verbose", Flag.FALSE) == Flag.TRUE,
        ConfiguredLoadPoint.parse(section.getOrDefault("load-points", "")));
  }

  AgentSettings {
    loadPoints = List.copyOf(loadPoints);
  }

  private static <E extends Enum<E>> E choice(Map<String, String> section, String key, E fallback) {
    E[] choices = fallback.getDeclaringClass().getEnumConstants();
    String value = section.get(key);
    if (value == null) {
      return fallback;
    }
    return Arrays.stream(choices)
        .filter(choice -> choice.name().toLowerCase(Locale.ROOT).equals(value))
        .findFirst()
        .orElseThrow(() -> notOneOf(key, value, choices));
  }

  private static InvalidAgentSettingException notOneOf(String key, String value, Object[] choices) {
    return new InvalidAgentSettingException(
        key, value + " is none of " + Arrays.toString(choices).toLowerCase(Locale.ROOT));
  }

  private static Optional<Path> log(Map<String, String> section, Path base) {
    return "stderr".equals(section.get("log")) ? Optional.empty() : file(section, "log", base);
  }

  private static Optional<Path> file(Map<String, String> section, String key, Path base) {
    return Optional.ofNullable(section.get(key)).map(base::resolve);
  }

  private enum Flag {
    FALSE,
    TRUE
  }
}
