package io.bulla.benchmarks;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** CPU time of this thread, by what it did. */
@AuxCounters(AuxCounters.Type.EVENTS)
@State(Scope.Thread)
public class OpenParts {
  /** Reading as many bytes as a sealed file has. */
  public double readSecondsPerGigabyte;

  /** Decrypting them to where the plaintext goes, with the copies that the engine's path needs. */
  public double decryptSecondsPerGigabyte;

  /** Tink, all of it. */
  public double tinkSecondsPerGigabyte;

  private final CpuLaps laps = new CpuLaps();

  void begin() {
    readSecondsPerGigabyte = 0;
    decryptSecondsPerGigabyte = 0;
    laps.begin();
  }

  void read() {
    readSecondsPerGigabyte += laps.seconds();
  }

  void decrypted() {
    decryptSecondsPerGigabyte += laps.seconds();
  }

  void tink(long mebibytes) {
    double gigabytes = (mebibytes << 20) / 1e9;
    tinkSecondsPerGigabyte = laps.seconds() / gigabytes;
    readSecondsPerGigabyte /= gigabytes;
    decryptSecondsPerGigabyte /= gigabytes;
  }
}
