package io.bulla.agent.core;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.ObjectName;

/** Shows the counters over JMX, where the runtime has it. Stateless. */
final class Jmx {
  static final String NAME = "io.bulla:type=Models";

  private static final boolean PRESENT =
      ModuleLayer.boot().findModule("java.management").isPresent();

  private Jmx() {}

  /**
   * Registers them, in a thread of its own: the JVM's MBean server takes long to start, and a class
   * of the application is being loaded now.
   */
  static void show(ModelCounters counters, AgentLog log) {
    if (!PRESENT) {
      return;
    }
    Thread thread = new Thread(null, () -> Registration.run(counters, log), "bulla-jmx", 0, false);
    thread.setContextClassLoader(Jmx.class.getClassLoader());
    thread.setDaemon(true);
    thread.start();
  }

  /** Says it once where the runtime has no JMX. */
  static void tellIfAbsent(AgentLog log) {
    if (!PRESENT) {
      log.once("info: this runtime has no module java.management: no counters over JMX");
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
