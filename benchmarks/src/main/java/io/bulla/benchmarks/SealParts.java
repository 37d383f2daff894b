package io.bulla.benchmarks;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** CPU time of this thread, by what it did. */
@AuxCounters(AuxCounters.Type.EVENTS)
@State(Scope.Thread)
public class SealParts {
  /** Reading the plaintext. */
  public double readSecondsPerGigabyte;

  /** Encrypting it. */
  public double encryptSecondsPerGigabyte;

  /** Writing the ciphertext. */
  public double writeSecondsPerGigabyte;

  /** Syncing it; waiting for the disk is no CPU time. */
  public double syncSecondsPerGigabyte;

  private final CpuLaps laps = new CpuLaps();

  void begin() {
    readSecondsPerGigabyte = 0;
    encryptSecondsPerGigabyte = 0;
    writeSecondsPerGigabyte = 0;
    laps.begin();
  }

  void read() {
    readSecondsPerGigabyte += laps.seconds();
  }

  void encrypted() {
    encryptSecondsPerGigabyte += laps.seconds();
  }

  void written() {
    writeSecondsPerGigabyte += laps.seconds();
  }

  void synced(long mebibytes) {
    double gigabytes = (mebibytes << 20) / 1e9;
    syncSecondsPerGigabyte = laps.seconds() / gigabytes;
    readSecondsPerGigabyte /= gigabytes;
    encryptSecondsPerGigabyte /= gigabytes;
    writeSecondsPerGigabyte /= gigabytes;
  }
}
