package io.bulla.agent.core;

import io.bulla.agent.hooks.Engine;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** What became of each engine's hooks, asked before a sealed model goes to it. Thread-safe. */
final class EngineStates {
  private static final String UNKNOWN = "of unknown version";

  private final AgentConfiguration configuration;
  private final LateClasses late;
  private final AgentLog log;
  private final AgentReport report;
  private final Map<String, String> mismatches = new ConcurrentHashMap<>();
  private final Map<String, Set<String>> versions = new ConcurrentHashMap<>();
  private final Map<String, Set<String>> classes = new ConcurrentHashMap<>();
  private final Map<String, String> summaries = new ConcurrentSkipListMap<>();

  EngineStates(
      AgentConfiguration configuration, LateClasses late, AgentLog log, AgentReport report) {
    this.configuration = configuration;
    this.late = late;
    this.log = log;
    this.report = report;
  }

  void hooked(Engine engine, String className, String version) {
    summaries.put(className, HookForecast.hooked(engine, version));
    classes.computeIfAbsent(engine.id(), id -> ConcurrentHashMap.newKeySet()).add(className);
    versions
        .computeIfAbsent(engine.id(), id -> ConcurrentHashMap.newKeySet())
        .add(version.isEmpty() ? UNKNOWN : version);
    Map<String, Object> values = event(engine, className);
    values.put("version", version);
    values.put("tested", engine.testedVersions().contains(version));
    report.event("hooked", values);
  }

  void mismatched(Engine engine, String className, String reason) {
    summaries.put(className, HookForecast.mismatched(engine, reason));
    mismatches.putIfAbsent(engine.id(), reason);
    Map<String, Object> values = event(engine, className);
    values.put("reason", reason);
    report.event("mismatched", values);
  }

  private static Map<String, Object> event(Engine engine, String className) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("engine", engine.id());
    values.put("class", className);
    return values;
  }

  /** One line for each class that was woven into. */
  String summary() {
    StringJoiner lines = new StringJoiner("\n");
    summaries.forEach((name, state) -> lines.add(name + ": " + state));
    return lines.toString();
  }

  /** The versions of an engine that were hooked in this JVM, mostly one. */
  String versions(Engine engine) {
    return String.join(", ", new TreeSet<>(versions.getOrDefault(engine.id(), Set.of())));
  }

  /** Whether tests run with each of them. */
  boolean isTested(Engine engine) {
    Set<String> found = versions.getOrDefault(engine.id(), Set.of());
    return !found.isEmpty() && engine.testedVersions().containsAll(found);
  }

  /** Throws if sealed models must not go to this engine; warns once if it is untested. */
  void admit(Engine engine) throws IOException {
    late.refuse();
    String mismatch = mismatches.get(engine.id());
    if (mismatch != null) {
      throw new RefusedException(
          "Bulla does not know this "
              + engine.title()
              + " ("
              + mismatch
              + "), so sealed models are not loaded into it: use one of the versions "
              + engine.testedVersions());
    }
    for (String version : versions.getOrDefault(engine.id(), Set.of())) {
      admit(engine, version);
    }
    if (configuration.settings().verbose()) {
      classes.getOrDefault(engine.id(), Set.of()).forEach(name -> log.once("info: hooked " + name));
    }
  }

  /** Whether engines may write out what holds parts of a sealed model. */
  boolean outputsAllowed() throws IOException {
    return configuration.settings().outputs() == OutputPolicy.ALLOW;
  }

  private void admit(Engine engine, String version) throws IOException {
    String name = engine.title() + " " + version;
    if (engine.testedVersions().isEmpty()) {
      log.once("info: " + engine.title() + " is hooked as agent.load-points says");
      return;
    }
    if (engine.testedVersions().contains(version)) {
      log.once("info: " + name + " is hooked");
      return;
    }
    String untested = name + " fits, but was not tested (tested: " + engine.testedVersions() + ")";
    if (configuration.settings().untested() == UntestedPolicy.REFUSE) {
      throw new RefusedException(untested + "; agent.engine.untested=warn would let it through");
    }
    log.once("warning: " + untested);
  }
}
