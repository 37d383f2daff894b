package io.bulla.loader.memory;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Native memory for one plaintext, up to 64-bit lengths, seen through direct buffers.
 *
 * <p>Close wipes it and gives its pages back at once. Buffers that are still around stay harmless:
 * they show zeros, and the address range itself is kept until the last of them is unreachable. What
 * is written through them after that is lost. A region that is never closed is wiped and unmapped
 * once it and its buffers are unreachable; do not rely on it.
 *
 * <p>Not guaranteed: copies that an engine made. Safe for several threads.
 */
public final class NativeRegion implements AutoCloseable {
  /** Longest buffer of a region that needs more than one. */
  public static final int MAX_VIEW_BYTES = 1 << 30;

  private static final long HUGE_PAGES_FROM_BYTES = 4L << 20;

  private final RegionMemory memory;
  private final List<Shortfall> shortfalls;
  private final List<ByteBuffer> roots = new ArrayList<>();
  private final long lengthBytes;
  private final int viewBytes;
  private boolean closed;

  private NativeRegion(Mapping mapping, List<Shortfall> shortfalls, int viewBytes) {
    this.viewBytes = viewBytes;
    this.memory = new RegionMemory(mapping);
    this.shortfalls = List.copyOf(shortfalls);
    this.lengthBytes = mapping.lengthBytes();
    memory.track(this);
  }

  /**
   * Maps a region of zeros, out of core dumps where the host can do that.
   *
   * @throws IOException if there is no memory, or it cannot be protected as the policy requires
   */
  public static NativeRegion allocate(NativeMemory memory, long lengthBytes, LockPolicy policy)
      throws IOException {
    int viewBytes = lengthBytes <= Integer.MAX_VALUE ? Integer.MAX_VALUE : MAX_VIEW_BYTES;
    return allocate(memory, lengthBytes, policy, viewBytes);
  }

  /** The same in buffers of another length. */
  static NativeRegion allocate(
      NativeMemory memory, long lengthBytes, LockPolicy policy, int viewBytes) throws IOException {
    Mapping mapping = memory.map(lengthBytes);
    List<Shortfall> shortfalls = new ArrayList<>();
    demand(mapping, policy == LockPolicy.REQUIRE, mapping.excludeFromDumps(), shortfalls);
    if (lengthBytes >= HUGE_PAGES_FROM_BYTES) {
      mapping.preferHugePages().ifPresent(shortfalls::add);
    }
    if (policy != LockPolicy.OFF) {
      demand(mapping, policy == LockPolicy.REQUIRE, mapping.lock(), shortfalls);
    }
    return new NativeRegion(mapping, shortfalls, viewBytes);
  }

  private static void demand(
      Mapping mapping, boolean required, Optional<Shortfall> found, List<Shortfall> shortfalls)
      throws IOException {
    if (required && found.isPresent()) {
      mapping.unmap();
      throw new IOException(
          "loader.memory is \"locked\", and this host does not give it: " + found.get());
    }
    found.ifPresent(shortfalls::add);
  }

  /** Length of the region. */
  public long lengthBytes() {
    return lengthBytes;
  }

  /** What this host did not give for this region. */
  public List<Shortfall> shortfalls() {
    return shortfalls;
  }

  /**
   * The whole region in order: one buffer up to 2 GiB - 1, else several of at most 1 GiB.
   *
   * @throws IllegalStateException after close
   */
  public synchronized List<ByteBuffer> views() {
    return roots().stream().map(ByteBuffer::duplicate).toList();
  }

  /**
   * A window of the region, wherever it lies.
   *
   * @throws IllegalStateException after close
   */
  public synchronized ByteBuffer slice(long offset, int sliceBytes) {
    List<ByteBuffer> views = roots();
    Objects.checkFromIndexSize(offset, sliceBytes, lengthBytes);
    int index = (int) Math.min(offset / viewBytes, views.size() - 1);
    ByteBuffer view = views.get(index);
    long inView = offset - (long) index * viewBytes;
    return inView + sliceBytes <= view.capacity()
        ? view.slice((int) inView, sliceBytes)
        : memory.view(offset, sliceBytes);
  }

  /** Overwrites all of it with zeros; nothing after close. */
  public synchronized void wipe() {
    if (!closed) {
      memory.wipe();
    }
  }

  /**
   * Wipes a part for good and gives its whole pages back. Nobody may write there afterwards: that
   * would not be overwritten on close. Nothing after close.
   *
   * @throws IndexOutOfBoundsException if it is not all in the region
   */
  public synchronized void forget(long offset, long partBytes) {
    Objects.checkFromIndexSize(offset, partBytes, lengthBytes);
    if (!closed) {
      memory.forget(offset, partBytes);
    }
  }

  /** Wipes the memory and gives it back; a second close does nothing. */
  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      roots.clear();
      memory.close();
    }
  }

  private List<ByteBuffer> roots() {
    if (closed) {
      throw new IllegalStateException("this memory is closed: its content is wiped");
    }
    if (roots.isEmpty()) {
      long offset = 0;
      do {
        int length = (int) Math.min(viewBytes, lengthBytes - offset);
        roots.add(memory.view(offset, length));
        offset += length;
      } while (offset < lengthBytes);
    }
    return roots;
  }
}
