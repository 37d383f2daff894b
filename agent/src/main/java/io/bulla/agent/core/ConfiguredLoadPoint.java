package io.bulla.agent.core;

import io.bulla.agent.hooks.Handover;
import io.bulla.agent.hooks.TargetClass.MethodShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One entry of {@code agent.load-points}: {@code CLASS#METHOD DESCRIPTOR@ARGUMENT:HANDOVER}, and
 * {@code !EXCEPTION} if a refusal is to have a type of its own.
 *
 * @param className the class
 * @param method its method
 * @param argument which argument names the model, counted from 0
 * @param handover what takes its place
 * @param refusal the exception; empty for what the method declares
 */
record ConfiguredLoadPoint(
    String className,
    MethodShape method,
    int argument,
    Handover handover,
    Optional<String> refusal) {
  private static final String KEY = "load-points";
  private static final Pattern ENTRY =
      Pattern.compile(
          "([\\w.$]+)#([\\w$]+)(\\([^)\\s]*\\)[^@\\s]+)@(\\d{1,3}):([a-z-]+)(?:!([\\w.$]+))?");
  private static final Pattern NOT_AN_ENGINE =
      Pattern.compile("(java|javax|jdk|sun|io\\.bulla)\\..*");

  String internalName() {
    return className.replace('.', '/');
  }

  static List<ConfiguredLoadPoint> parse(String value) {
    List<ConfiguredLoadPoint> points = new ArrayList<>();
    for (String entry : value.split("[,\\s]+", -1)) {
      if (!entry.isEmpty()) {
        points.add(entry(entry));
      }
    }
    return List.copyOf(points);
  }

  private static ConfiguredLoadPoint entry(String text) {
    Matcher parts = ENTRY.matcher(text);
    if (!parts.matches()) {
      throw new InvalidAgentSettingException(
          KEY, text + " is not CLASS#METHOD(PARAMETERS)RESULT@ARGUMENT:HANDOVER[!EXCEPTION]");
    }
    String className = engineClass(parts.group(1));
    return new ConfiguredLoadPoint(
        className,
        new MethodShape(parts.group(2), parts.group(3)),
        Integer.parseInt(parts.group(4)),
        handover(parts.group(5)),
        Optional.ofNullable(parts.group(6)));
  }

  private static String engineClass(String name) {
    if (NOT_AN_ENGINE.matcher(name).matches()) {
      throw new InvalidAgentSettingException(KEY, name + " is no class of an engine");
    }
    String internalName = name.replace('.', '/');
    if (AllHooks.list().stream().anyMatch(hook -> hook.internalName().equals(internalName))) {
      throw new InvalidAgentSettingException(KEY, name + " has its hooks without it");
    }
    return name;
  }

  private static Handover handover(String text) {
    List<String> known = new ArrayList<>();
    for (Handover handover : Handover.values()) {
      String name = handover.name().toLowerCase(Locale.ROOT).replace('_', '-');
      if (name.equals(text)) {
        return handover;
      }
      known.add(name);
    }
    throw new InvalidAgentSettingException(KEY, text + " is none of " + known);
  }
}
