package io.bulla.benchmarks;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A direct buffer of full size that is used again and again: its memory has been touched. */
@State(Scope.Benchmark)
public class Destination {

  private @Nullable ByteBuffer buffer;

  /** Allocates it. */
  @Setup(Level.Trial)
  public void allocate(LoadFiles files) {
    buffer = ByteBuffer.allocateDirect(files.sizeMebibytes << 20);
  }

  ByteBuffer cleared() {
    return Made.value(buffer).clear();
  }

  ByteBuffer fill(ReadableByteChannel channel, Volume volume) throws IOException {
    volume.bytes += cleared().capacity();
    return fill(cleared(), channel);
  }

  static ByteBuffer fill(ByteBuffer buffer, ReadableByteChannel channel) throws IOException {
    while (buffer.hasRemaining()) {
      if (channel.read(buffer) < 0) {
        throw new EOFException("the channel ended early");
      }
    }
    return buffer;
  }
}
