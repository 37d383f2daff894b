package io.bulla.benchmarks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A new direct buffer each time, whose pages the kernel has yet to give. */
@State(Scope.Benchmark)
public class FreshDestination {

  private int sizeBytes;

  /** Takes the size. */
  @Setup(Level.Trial)
  public void size(LoadFiles files) {
    sizeBytes = files.sizeMebibytes << 20;
  }

  /** Lets the collector free the buffers, outside the measured time. */
  @TearDown(Level.Invocation)
  public void free() {
    System.gc();
  }

  ByteBuffer allocate() {
    return ByteBuffer.allocateDirect(sizeBytes);
  }

  ByteBuffer fill(ReadableByteChannel channel, Volume volume) throws IOException {
    volume.mebibytes += sizeBytes >> 20;
    return Destination.fill(allocate(), channel);
  }
}
