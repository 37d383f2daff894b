package io.bulla.benchmarks;

import java.nio.ByteBuffer;
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
 * AES-256-GCM of one segment that stays in the cache, by one thread, as bare calls of JCA: what a
 * provider can do at best.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx256m")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class SegmentCipher {

  /** A new nonce each time, as sealing has it. */
  @Benchmark
  public ByteBuffer encrypt(CipherCase segment, Volume volume) throws GeneralSecurityException {
    volume.bytes += segment.plaintextBytes();
    return segment.encrypt();
  }

  /** The same segment again and again. */
  @Benchmark
  public ByteBuffer decrypt(CipherCase segment, Volume volume) throws GeneralSecurityException {
    volume.bytes += segment.plaintextBytes();
    return segment.decrypt();
  }
}
