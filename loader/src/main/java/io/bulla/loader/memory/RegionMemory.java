package io.bulla.loader.memory;

import java.lang.ref.Cleaner;
import java.nio.ByteBuffer;

/**
 * The memory of a region, and who can still reach it: the region and each buffer on it. The address
 * range is unmapped when nobody can, so that no buffer ever points to memory that is not its own.
 */
final class RegionMemory {
  static final Cleaner CLEANER = Cleaner.create();

  private final Mapping mapping;
  private final KeptPages kept;
  private int reachable;
  private boolean viewed;
  private boolean closed;
  private boolean unmapped;

  RegionMemory(Mapping mapping) {
    this.mapping = mapping;
    this.kept = new KeptPages(mapping);
  }

  /** Counts an object through which the memory can be reached. */
  synchronized void track(Object holder) {
    reachable++;
    CLEANER.register(holder, this::unreachable);
  }

  /**
   * A buffer on the memory, which it keeps mapped as long as it, or a slice of it, is reachable.
   */
  ByteBuffer view(long offset, int lengthBytes) {
    ByteBuffer view = mapping.view(offset, lengthBytes);
    viewed = true;
    track(view);
    return view;
  }

  synchronized void wipe() {
    kept.wipe();
  }

  synchronized void forget(long offset, long partBytes) {
    kept.forget(offset, partBytes);
  }

  synchronized void close() {
    closed = true;
    kept.wipe();
    if (viewed) {
      mapping.discard();
    } else {
      unmap();
    }
  }

  private synchronized void unreachable() {
    reachable--;
    if (reachable == 0 && !unmapped) {
      if (!closed) {
        kept.wipe();
      }
      unmap();
    }
  }

  private void unmap() {
    unmapped = true;
    mapping.unmap();
  }
}
