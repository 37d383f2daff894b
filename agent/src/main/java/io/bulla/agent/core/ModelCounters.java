package io.bulla.agent.core;

import java.util.concurrent.atomic.LongAdder;

/** Counts loads. Thread-safe. */
final class ModelCounters implements ModelsMXBean {
  private final LongAdder opened = new LongAdder();
  private final LongAdder refused = new LongAdder();
  private final LongAdder bytes = new LongAdder();
  private final LongAdder openNanos = new LongAdder();
  private final LongAdder kekNanos = new LongAdder();
  private volatile String lastRefusal = "";

  void opened(OpenedModel file) {
    opened.increment();
    bytes.add(file.lengthBytes());
    openNanos.add(file.timings().totalNanos());
    kekNanos.add(file.timings().kekNanos());
  }

  void refused(Exception reason) {
    lastRefusal = reason.getClass().getSimpleName();
    refused.increment();
  }

  @Override
  public long getOpened() {
    return opened.sum();
  }

  @Override
  public long getRefused() {
    return refused.sum();
  }

  @Override
  public long getBytes() {
    return bytes.sum();
  }

  @Override
  public double getOpenMillis() {
    return AgentReport.millis(openNanos.sum());
  }

  @Override
  public double getKekMillis() {
    return AgentReport.millis(kekNanos.sum());
  }

  @Override
  public String getLastRefusal() {
    return lastRefusal;
  }
}
