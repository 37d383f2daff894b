package io.bulla.benchmarks;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Rates and their ratio in one iteration. */
@AuxCounters(AuxCounters.Type.EVENTS)
@State(Scope.Thread)
public class KekRatios {

  /** Bulla's rate over that of the bare provider. */
  public double overBare;

  /** Bulla, operations a second by all threads. */
  public double bullaPerSecond;

  /** The JDK's own provider for PKCS#11, operations a second by all threads. */
  public double barePerSecond;

  void set(int operations, long bareNanos, long bullaNanos) {
    overBare = (double) bareNanos / bullaNanos;
    bullaPerSecond = operations * 1e9 / bullaNanos;
    barePerSecond = operations * 1e9 / bareNanos;
  }
}
