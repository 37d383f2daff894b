package io.bulla.benchmarks;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Speeds and ratios of one iteration; JMH gives their mean and spread. */
@AuxCounters(AuxCounters.Type.EVENTS)
@State(Scope.Thread)
public class Ratios {

  /** Bulla's speed over that of {@code FileChannel.read} of the plaintext. */
  public double overPlainRead;

  /** Bulla's speed over Tink's. */
  public double overTink;

  /** Bulla, GB/s. */
  public double bullaGigabytesPerSecond;

  /** {@code FileChannel.read}, GB/s. */
  public double plainReadGigabytesPerSecond;

  /** Tink, GB/s. */
  public double tinkGigabytesPerSecond;

  void set(long plainNanos, long tinkNanos, long bullaNanos, long mebibytes) {
    double bytes = (double) (mebibytes << 20);
    overPlainRead = (double) plainNanos / bullaNanos;
    overTink = (double) tinkNanos / bullaNanos;
    bullaGigabytesPerSecond = bytes / bullaNanos;
    plainReadGigabytesPerSecond = bytes / plainNanos;
    tinkGigabytesPerSecond = bytes / tinkNanos;
  }
}
