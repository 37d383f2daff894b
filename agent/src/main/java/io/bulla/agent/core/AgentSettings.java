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
 * @param log where lines go; empty is standard error
 * @param report where one JSON object a line goes, if anywhere
 * @param verbose whether each class that is hooked is logged
 */
record AgentSettings(
    PlaintextPolicies plaintext,
    UntestedPolicy untested,
    Optional<Path> log,
    Optional<Path> report,
    boolean verbose) {
  static final AgentSettings DEFAULTS =
      new AgentSettings(
          new PlaintextPolicies(PlaintextPolicy.ALLOW, Map.of()),
          UntestedPolicy.WARN,
          Optional.empty(),
          Optional.empty(),
          false);

  static final List<String> KEYS =
      Stream.concat(
              Stream.of("plaintext", "engine.untested", "log", "report", "verbose"),
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
        log(section, baseDirectory),
        file(section, "report", baseDirectory),
        choice(section, "verbose", Flag.FALSE) == Flag.TRUE);
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
