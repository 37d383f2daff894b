package io.bulla.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/**
 * As {@link SealRatios}, into a sink that cannot seek, here a file: one thread on both sides. Bulla
 * gets its plaintext from the same array as Tink.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 2, jvmArgsAppend = "-Xmx1g")
@Warmup(iterations = 3)
@Measurement(iterations = 10)
public class SealSinkRatios {

  /** From file to sink. */
  @Benchmark
  public void sink(SinkEngine engine, LoadFiles files, Place place, SealCounts counts)
      throws IOException, GeneralSecurityException {
    Path target = place.file();
    long tinkNanos = SealRatios.encrypt(files, target);
    long start = System.nanoTime();
    files
        .sealed()
        .sealIntoSink(files.plaintext(), target, engine.cipherEngine, files.segmentSizeBytes);
    counts.set(tinkNanos, System.nanoTime() - start, files.sizeMebibytes);
    Files.delete(target);
  }
}
