package io.bulla.benchmarks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
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
 * What bounds opening into touched memory: the least that it has to do, as bare calls of one
 * thread, beside Tink's one thread, by CPU time. Workers share all of it.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
    value = 2,
    jvmArgsAppend = {"-Xmx1g", "-XX:MaxDirectMemorySize=1200m"})
@Warmup(iterations = 3)
@Measurement(iterations = 10)
public class OpenProfile {

  /** Segment by segment. */
  @Benchmark
  public void parts(LoadFiles files, OneSegment segment, Destination destination, OpenParts parts)
      throws IOException, GeneralSecurityException {
    ByteBuffer target = destination.cleared();
    ByteBuffer ciphertext = ByteBuffer.allocateDirect(files.segmentSizeBytes);
    try (FileChannel in = FileChannel.open(files.plaintext())) {
      parts.begin();
      while (in.read(ciphertext.clear()) == ciphertext.capacity()) {
        parts.read();
        segment.decrypt(target);
        parts.decrypted();
      }
    }
    try (FileChannel in = FileChannel.open(files.tink().file());
        ReadableByteChannel decrypting = files.tink().open(in)) {
      parts.decrypted();
      Destination.fill(destination.cleared(), decrypting);
      parts.tink(files.sizeMebibytes);
    }
  }
}
