package io.bulla.agent.core;

import io.bulla.agent.hooks.Engine;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tells people and programs which sealed models were opened or refused. Thread-safe. */
final class OpenReport {
  private final AgentLog log;
  private final AgentReport report;
  private final EngineStates engines;
  private final FlightRecorder recorder;
  private final ModelCounters counters;
  private final Jmx jmx;

  OpenReport(AgentLog log, AgentReport report, EngineStates engines, ModelCounters counters) {
    this.log = log;
    this.report = report;
    this.engines = engines;
    this.counters = counters;
    this.jmx = new Jmx(counters, log);
    this.recorder = new FlightRecorder(log);
  }

  void opened(Engine engine, Source source, OpenedModel opened) {
    counters.opened(opened);
    jmx.show();
    recorder.opened(engine, engines.versions(engine), source, opened);
    if (opened.model().degraded()) {
      log.once(
          "warning: "
              + source.name()
              + ": one of its two recipient slots is damaged: run bulla verify on it");
    }
    for (String shortfall : opened.shortfalls()) {
      log.once("warning: plaintext memory: " + shortfall);
    }
    log.once("info: cipher engine: " + opened.cipherEngine());
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("path", source.name());
    values.put("engine", engine.id());
    values.put("cipherEngine", opened.cipherEngine());
    values.put("model", opened.model().modelId());
    values.put("modelVersion", opened.model().modelVersion());
    values.put("sealed", true);
    values.put("kekMillis", AgentReport.millis(opened.timings().kekNanos()));
    values.put("decryptMillis", AgentReport.millis(opened.timings().decryptNanos()));
    values.put("bytes", opened.lengthBytes());
    values.put("degraded", opened.model().degraded());
    report.event("open", values);
  }

  /** The engine could not use weights where they are, and got a copy of all of them. */
  void copied(Engine engine, String name) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("path", name);
    values.put("engine", engine.id());
    report.event("copied", values);
  }

  void refused(Engine engine, Source source, Exception reason) {
    counters.refused(reason);
    jmx.show();
    recorder.refused(engine, engines.versions(engine), source, reason);
    log.once("error: " + engine.title() + ": " + reason.getMessage());
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("path", source.name());
    values.put("engine", engine.id());
    values.put("error", reason.getClass().getSimpleName());
    report.event("refused", values);
  }
}
