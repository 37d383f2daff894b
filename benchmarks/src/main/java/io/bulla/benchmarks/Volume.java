package io.bulla.benchmarks;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Plaintext brought into native memory; in throughput mode JMH divides it by the time. */
@AuxCounters(AuxCounters.Type.OPERATIONS)
@State(Scope.Thread)
public class Volume {

  static final String COUNTER = "bytes";

  /** Counted since the iteration began. */
  public long bytes;
}
