package io.bulla.benchmarks;

import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.concurrent.locks.LockSupport;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A new direct buffer each time, whose pages the kernel has yet to give. One at a time. */
@State(Scope.Benchmark)
public class FreshDestination {
  private static final long PATIENCE_NANOS = 30_000_000_000L;
  private static final long PAUSE_NANOS = 1_000_000;

  private final BufferPoolMXBean direct =
      ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
          .filter(pool -> pool.getName().equals("direct"))
          .findFirst()
          .orElseThrow();
  private int sizeBytes;

  /** Takes the size. */
  @Setup(Level.Trial)
  public void size(LoadFiles files) {
    sizeBytes = files.sizeMebibytes << 20;
  }

  /**
   * Waits until the last buffer is unmapped, outside the measured time: the collector hands it to
   * another thread, which would do that while the next one is measured.
   */
  @TearDown(Level.Invocation)
  public void free() {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    System.gc();
    while (direct.getMemoryUsed() >= sizeBytes) {
      if (System.nanoTime() - deadline > 0) {
        throw new IllegalStateException("a direct buffer is still there");
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  ByteBuffer allocate() {
    return ByteBuffer.allocateDirect(sizeBytes);
  }

  ByteBuffer fill(ReadableByteChannel channel, Volume volume) throws IOException {
    volume.bytes += sizeBytes;
    return Destination.fill(allocate(), channel);
  }
}
