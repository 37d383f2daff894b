package io.bulla.benchmarks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Some bytes from anywhere in a file that the page cache holds, by one thread. Each read opens and
 * verifies whole segments.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 2, jvmArgsAppend = "-Xmx256m")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class RandomAccess {

  /** The channel of a sealed model that is open. */
  @Benchmark
  public ByteBuffer bulla(SealedChannel channel, RandomReads reads, Volume volume)
      throws IOException {
    return reads.next(channel.open(), volume);
  }

  /** The plaintext. */
  @Benchmark
  public ByteBuffer plainRead(PlainChannel channel, RandomReads reads, Volume volume)
      throws IOException {
    return reads.next(channel.open(), volume);
  }
}
