package io.bulla.benchmarks;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The rate of one iteration. */
@AuxCounters(AuxCounters.Type.EVENTS)
@State(Scope.Thread)
public class FleetCounts {

  /** Files re-wrapped in a second. */
  public double filesPerSecond;

  void set(int files, long nanos) {
    filesPerSecond = files * 1e9 / nanos;
  }
}
