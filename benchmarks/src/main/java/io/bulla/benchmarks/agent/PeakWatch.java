package io.bulla.benchmarks.agent;

import java.io.IOException;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Looks at the memory of a process again and again, and keeps the most that it saw. */
final class PeakWatch implements AutoCloseable {

  private static final long PAUSE_NANOS = 500_000;

  private final ProcessMemory memory;
  private final Thread watcher = new Thread(this::watch, "peak");
  private volatile boolean done;
  private volatile @Nullable IOException failure;
  private long peakBytes;

  PeakWatch(ProcessMemory memory) {
    this.memory = memory;
  }

  void start() {
    watcher.start();
  }

  private void watch() {
    try {
      while (!done) {
        peakBytes = Math.max(peakBytes, memory.bytes());
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    } catch (IOException e) {
      failure = e;
    }
  }

  /** Ends watching. */
  long peakBytes() throws IOException {
    close();
    IOException why = failure;
    if (why != null) {
      throw why;
    }
    return peakBytes;
  }

  @Override
  public void close() {
    done = true;
    try {
      watcher.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while watching memory", e);
    }
  }
}
