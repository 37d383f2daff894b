package io.bulla.benchmarks;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Speeds and ratio of one iteration. */
@AuxCounters(AuxCounters.Type.EVENTS)
@State(Scope.Thread)
public class SealCounts {

  /** Bulla's speed over Tink's. */
  public double overTink;

  /** Bulla, GB/s. */
  public double bullaGigabytesPerSecond;

  /** Tink, GB/s. */
  public double tinkGigabytesPerSecond;

  void set(long tinkNanos, long bullaNanos, long mebibytes) {
    double bytes = (double) (mebibytes << 20);
    overTink = (double) tinkNanos / bullaNanos;
    bullaGigabytesPerSecond = bytes / bullaNanos;
    tinkGigabytesPerSecond = bytes / tinkNanos;
  }
}
