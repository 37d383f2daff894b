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
 * Wrapping and unwrapping a DEK through Bulla, beside SunPKCS11 alone with the same key: the two in
 * short turns within each iteration, so that a machine whose speed drifts does not decide.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 2, jvmArgsAppend = "-Xmx256m")
@Warmup(iterations = 5)
@Measurement(iterations = 10)
public class KekOperations {

  /** A DEK of 32 bytes and a context, a new IV each time. */
  @Benchmark
  public void wrap(KekPair pair, KekRatios ratios) throws InterruptedException, ExecutionException {
    DekTurns.wrap(pair.keks(), ratios);
  }

  /** What was wrapped before, again and again. */
  @Benchmark
  public void unwrap(KekPair pair, KekRatios ratios)
      throws InterruptedException, ExecutionException, GeneralSecurityException {
    DekTurns.unwrap(pair.keks(), ratios);
  }
}
