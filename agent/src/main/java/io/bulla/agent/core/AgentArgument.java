package io.bulla.agent.core;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The text after {@code -javaagent:bulla-agent.jar=}: a configuration file, or {@code
 * key=value,key=value}, where the key {@code config} names the file and all others override it.
 *
 * <p>A comma begins a new key only where one follows, so that lists need no quotes.
 */
record AgentArgument(Optional<String> configFile, Map<String, String> overrides) {
  private static final Pattern STARTS_WITH_KEY = Pattern.compile("[a-z][a-z0-9.-]*=.*");
  private static final Pattern BEFORE_KEY = Pattern.compile(",(?=[a-z][a-z0-9.-]*=)");
  private static final String CONFIG = "config";

  AgentArgument {
    overrides = Collections.unmodifiableMap(new LinkedHashMap<>(overrides));
  }

  static AgentArgument parse(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return new AgentArgument(Optional.empty(), Map.of());
    }
    if (!STARTS_WITH_KEY.matcher(text).matches()) {
      return new AgentArgument(Optional.of(text), Map.of());
    }
    Map<String, String> values = new LinkedHashMap<>();
    for (String pair : BEFORE_KEY.split(text, -1)) {
      int equals = pair.indexOf('=');
      values.put(pair.substring(0, equals), pair.substring(equals + 1));
    }
    Optional<String> file = Optional.ofNullable(values.remove(CONFIG));
    return new AgentArgument(file, values);
  }
}
