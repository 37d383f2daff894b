package io.bulla.agent.core;

import java.lang.management.ManagementFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.management.JMException;
import javax.management.ObjectName;

/** Shows the counters over JMX once there is something to count, where the runtime has it. */
final class Jmx {
  static final String NAME = "io.bulla:type=Models";

  private static final boolean PRESENT =
      ModuleLayer.boot().findModule("java.management").isPresent();

  private static final long DELAY_MILLIS = 1_000;

  private final ModelCounters counters;
  private final AgentLog log;
  private final AtomicBoolean shown = new AtomicBoolean();

  Jmx(ModelCounters counters, AgentLog log) {
    this.counters = counters;
    this.log = log;
  }

  /**
   * Registers them, the first time that it is called: in a thread of its own and a second later,
   * since the JVM's MBean server takes long to start, and an engine is about to load a model now.
   */
  void show() {
    if (!PRESENT) {
      log.once("info: this runtime has no module java.management: no counters over JMX");
      return;
    }
    if (shown.compareAndSet(false, true)) {
      Background.start("bulla-jmx", this::register);
    }
  }

  private void register() {
    try {
      Thread.sleep(DELAY_MILLIS);
      Registration.run(counters, log);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // nobody has this thread, so the process is ending
    }
  }

  /** Resolved only where the module is there. */
  private static final class Registration {
    static void run(ModelCounters counters, AgentLog log) {
      try {
        ManagementFactory.getPlatformMBeanServer().registerMBean(counters, new ObjectName(NAME));
      } catch (JMException | RuntimeException | LinkageError e) {
        log.once("warning: no counters over JMX: " + e);
      }
    }
  }
}
