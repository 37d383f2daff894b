package io.bulla.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.concurrent.Callable;
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

  private static final int TURNS = 20;
  private static final byte[] CONTEXT =
      "purpose=bulla dek\nseal=0123456789abcdef\nmodel=m\n".getBytes(UTF_8);

  /** A DEK of 32 bytes and a context, a new IV each time. */
  @Benchmark
  public void wrap(KekPair keks, KekRatios ratios) throws InterruptedException, ExecutionException {
    byte[] dek = new byte[32];
    measure(
        keks, ratios, () -> keks.bare().wrap(dek, CONTEXT), () -> keks.bulla().wrap(dek, CONTEXT));
  }

  /** What was wrapped before, again and again. */
  @Benchmark
  public void unwrap(KekPair keks, KekRatios ratios)
      throws InterruptedException, ExecutionException, GeneralSecurityException {
    byte[] bare = keks.bare().wrap(new byte[32], CONTEXT);
    byte[] bulla = keks.bulla().wrap(new byte[32], CONTEXT);
    measure(
        keks,
        ratios,
        () -> keks.bare().unwrap(bare, CONTEXT),
        () -> keks.bulla().unwrap(bulla, CONTEXT));
  }

  private static void measure(
      KekPair keks, KekRatios ratios, Callable<byte[]> bare, Callable<byte[]> bulla)
      throws InterruptedException, ExecutionException {
    long bareNanos = 0;
    long bullaNanos = 0;
    for (int turn = 0; turn < TURNS; turn += 2) {
      bareNanos += keks.nanos(bare);
      bullaNanos += keks.nanos(bulla);
      bullaNanos += keks.nanos(bulla);
      bareNanos += keks.nanos(bare);
    }
    ratios.set(TURNS * keks.threads * keks.operations, bareNanos, bullaNanos);
  }
}
