package io.bulla.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** CPU time of this thread, by what it did. */
@AuxCounters(AuxCounters.Type.EVENTS)
@State(Scope.Thread)
public class OpenParts {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /** Reading as many bytes as a sealed file has. */
  public double readSecondsPerGigabyte;

  /** Decrypting them to where the plaintext goes, with the copies that the engine's path needs. */
  public double decryptSecondsPerGigabyte;

  /** Tink, all of it. */
  public double tinkSecondsPerGigabyte;

  private long last;

  void begin() {
    readSecondsPerGigabyte = 0;
    decryptSecondsPerGigabyte = 0;
    last = THREADS.getCurrentThreadCpuTime();
  }

  void read() {
    readSecondsPerGigabyte += lap();
  }

  void decrypted() {
    decryptSecondsPerGigabyte += lap();
  }

  void tink(long mebibytes) {
    double gigabytes = (mebibytes << 20) / 1e9;
    tinkSecondsPerGigabyte = lap() / gigabytes;
    readSecondsPerGigabyte /= gigabytes;
    decryptSecondsPerGigabyte /= gigabytes;
  }

  private double lap() {
    long now = THREADS.getCurrentThreadCpuTime();
    double seconds = (now - last) / 1e9;
    last = now;
    return seconds;
  }
}
