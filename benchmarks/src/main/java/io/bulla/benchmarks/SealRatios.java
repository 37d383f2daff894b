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
 * How many times as fast as Tink a file is sealed: the two in turn within each iteration, the
 * removal of what they wrote left out.
 *
 * <p>Both take the same plaintext file, which the page cache holds, to a new file by {@code
 * FileChannel.write}, a segment of the same size at a time, and end with the same {@code
 * FileChannel.force}. Bulla's figure has one KEK operation in it, and the naming and syncing of the
 * directory; Tink's begins with a key that is there. Tink gets the plaintext in an array, which it
 * takes faster than a direct buffer.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 2, jvmArgsAppend = "-Xmx1g")
@Warmup(iterations = 3)
@Measurement(iterations = 10)
public class SealRatios {

  /** From file to file, by all workers. */
  @Benchmark
  public void file(BullaEngine engine, LoadFiles files, Place place, SealCounts counts)
      throws IOException, GeneralSecurityException {
    Path target = place.file();
    long tinkNanos = encrypt(files, target);
    long start = System.nanoTime();
    files.sealed().sealAgain(files.plaintext(), target, engine, files.segmentSizeBytes);
    counts.set(tinkNanos, System.nanoTime() - start, files.sizeMebibytes);
    Files.delete(target);
  }

  /** Tink's time. */
  static long encrypt(LoadFiles files, Path target) throws IOException, GeneralSecurityException {
    long start = System.nanoTime();
    files.tink().encryptAgain(files.plaintext(), target);
    long nanos = System.nanoTime() - start;
    Files.delete(target);
    return nanos;
  }
}
