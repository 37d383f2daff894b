package io.bulla.benchmarks;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Re-wrapping many models from one KEK to another, in files a second. Each file has its own locks
 * and its own syncs; threads let those of several files overlap.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 2, jvmArgsAppend = "-Xmx256m")
@Warmup(iterations = 5)
@Measurement(iterations = 10)
public class RewrapFleet {

  /** One KEK goes and another comes, in each file: one unwrap, one wrap, one check, four syncs. */
  @Benchmark
  public void replace(Fleet fleet, FleetCounts counts) throws IOException {
    long start = System.nanoTime();
    fleet.replaceAll();
    counts.set(fleet.files, System.nanoTime() - start);
  }
}
