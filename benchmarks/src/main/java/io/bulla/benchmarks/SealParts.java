package io.bulla.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** CPU time of this thread, by what it did. */
@AuxCounters(AuxCounters.Type.EVENTS)
@State(Scope.Thread)
public class SealParts {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /** Reading the plaintext. */
  public double readSecondsPerGigabyte;

  /** Encrypting it. */
  public double encryptSecondsPerGigabyte;

  /** Writing the ciphertext. */
  public double writeSecondsPerGigabyte;

  /** Syncing it; waiting for the disk is no CPU time. */
  public double syncSecondsPerGigabyte;

  private long last;

  void begin() {
    readSecondsPerGigabyte = 0;
    encryptSecondsPerGigabyte = 0;
    writeSecondsPerGigabyte = 0;
    last = THREADS.getCurrentThreadCpuTime();
  }

  void read() {
    readSecondsPerGigabyte += lap();
  }

  void encrypted() {
    encryptSecondsPerGigabyte += lap();
  }

  void written() {
    writeSecondsPerGigabyte += lap();
  }

  void synced(long mebibytes) {
    double gigabytes = (mebibytes << 20) / 1e9;
    syncSecondsPerGigabyte = lap() / gigabytes;
    readSecondsPerGigabyte /= gigabytes;
    encryptSecondsPerGigabyte /= gigabytes;
    writeSecondsPerGigabyte /= gigabytes;
  }

  private double lap() {
    long now = THREADS.getCurrentThreadCpuTime();
    double seconds = (now - last) / 1e9;
    last = now;
    return seconds;
  }
}
