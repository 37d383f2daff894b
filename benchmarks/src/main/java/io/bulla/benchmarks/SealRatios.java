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
 * How many times as fast as Tink a file is sealed: from file to new, synced file, in turn within
 * each iteration, the removal of either left out. Give {@code -jvmArgsAppend -Djava.io.tmpdir=DIR}
 * with a directory in memory, or it measures a disk.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 2, jvmArgsAppend = "-Xmx1g")
@Warmup(iterations = 8)
@Measurement(iterations = 20)
public class SealRatios {

  /** Sealing with one KEK operation, and Tink's encryption under a key that is there. */
  @Benchmark
  public void seal(BullaEngine engine, LoadFiles files, SealCounts counts)
      throws IOException, GeneralSecurityException {
    Path directory = files.plaintext().resolveSibling("");
    Path encrypted = directory.resolve("tink-again.bin");
    long start = System.nanoTime();
    files.tink().encryptAgain(files.plaintext(), encrypted);
    long tinkNanos = System.nanoTime() - start;
    Files.delete(encrypted);
    Path sealed = directory.resolve("sealed-again.bin");
    long beforeBulla = System.nanoTime();
    files.sealed().sealAgain(files.plaintext(), sealed, engine, files.segmentSizeBytes);
    counts.set(tinkNanos, System.nanoTime() - beforeBulla, files.sizeMebibytes);
    Files.delete(sealed);
  }
}
