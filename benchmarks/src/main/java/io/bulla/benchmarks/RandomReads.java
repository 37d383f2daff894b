package io.bulla.benchmarks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Places to read from, the same in each run, and where the bytes go. */
@State(Scope.Thread)
public class RandomReads {

  private static final long SEED = 4;

  /** What is read from each place. */
  @Param({"4096", "1048576"})
  public int readBytes;

  private final SplittableRandom random = new SplittableRandom(SEED);
  private @Nullable ByteBuffer buffer;

  /** Allocates. */
  @Setup(Level.Trial)
  public void allocate() {
    buffer = ByteBuffer.allocateDirect(readBytes);
  }

  ByteBuffer next(SeekableByteChannel channel, Volume volume) throws IOException {
    ByteBuffer target = Made.value(buffer).clear();
    channel.position(random.nextLong(channel.size() - readBytes + 1));
    volume.bytes += readBytes;
    return Destination.fill(target, channel);
  }
}
