package io.bulla.benchmarks;

import java.security.GeneralSecurityException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/**
 * As {@link KekOperations}, without audit, by up to 16 threads at once; also for KEKs in a key
 * store, beside BC FIPS alone.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx256m")
@Warmup(iterations = 5)
@Measurement(iterations = 10)
public class KekThreads {

  /** As {@link KekOperations#wrap}. */
  @Benchmark
  public void wrap(KekInPlace kek, KekRatios ratios)
      throws InterruptedException, ExecutionException {
    DekTurns.wrap(kek.keks(), ratios);
  }

  /** As {@link KekOperations#unwrap}. */
  @Benchmark
  public void unwrap(KekInPlace kek, KekRatios ratios)
      throws InterruptedException, ExecutionException, GeneralSecurityException {
    DekTurns.unwrap(kek.keks(), ratios);
  }
}
