package io.bulla.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** CPU time of the thread that asks, from one call to the next. For one thread. */
final class CpuLaps {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final double NANOS_IN_A_SECOND = 1e9;

  private long last;

  /** Begins, or begins again. */
  void begin() {
    last = THREADS.getCurrentThreadCpuTime();
  }

  /** Since the last call of any of the two. */
  double seconds() {
    long before = last;
    last = THREADS.getCurrentThreadCpuTime();
    return (last - before) / NANOS_IN_A_SECOND;
  }
}
