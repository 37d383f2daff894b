package io.bulla.agent.core;

import io.bulla.agent.hooks.Engine;
import io.bulla.loader.OpenTimings;

/**
 * Tells JDK Flight Recorder of loads, where the runtime has it and the process has begun to record:
 * until then the recorder's classes, which take long to load, stay out. Thread-safe.
 */
final class FlightRecorder {
  private static final boolean PRESENT = ModuleLayer.boot().findModule("jdk.jfr").isPresent();

  private final AgentLog log;

  FlightRecorder(AgentLog log) {
    this.log = log;
  }

  void opened(Engine engine, String engineVersion, Source source, OpenedModel opened) {
    if (isPresent() && Events.areRecorded()) {
      Events.opened(engine, engineVersion, source, opened);
    }
  }

  void refused(Engine engine, String engineVersion, Source source, Exception reason) {
    if (isPresent() && Events.areRecorded()) {
      Events.refused(engine, engineVersion, source, reason);
    }
  }

  private boolean isPresent() {
    if (!PRESENT) {
      log.once("info: this runtime has no module jdk.jfr: no Flight Recorder events of models");
    }
    return PRESENT;
  }

  /** Resolved only where the module is there. */
  private static final class Events {
    /** Also true when a recording has ended. */
    static boolean areRecorded() {
      return jdk.jfr.FlightRecorder.isInitialized();
    }

    static void opened(Engine engine, String engineVersion, Source source, OpenedModel opened) {
      ModelLoadEvent event = event(engine, engineVersion, source);
      OpenTimings timings = opened.timings();
      event.model = opened.model().modelId();
      event.modelVersion = opened.model().modelVersion();
      event.bytes = opened.lengthBytes();
      event.openTime = timings.totalNanos();
      event.kekTime = timings.kekNanos();
      event.decryptTime = timings.decryptNanos();
      event.dekCached = timings.dekCached();
      event.kek = timings.kek();
      event.cipherEngine = opened.cipherEngine();
      event.commit();
    }

    static void refused(Engine engine, String engineVersion, Source source, Exception reason) {
      ModelLoadEvent event = event(engine, engineVersion, source);
      event.refusal = reason.getClass().getSimpleName();
      event.commit();
    }

    private static ModelLoadEvent event(Engine engine, String engineVersion, Source source) {
      ModelLoadEvent event = new ModelLoadEvent();
      event.path = source.name();
      event.engine = engine.id();
      event.engineVersion = engineVersion;
      return event;
    }
  }
}
