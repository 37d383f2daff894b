package io.bulla.provider.lifecycle;

import io.bulla.provider.spi.KekException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The wraps of one key that this process has counted in the file and not made yet. A process that
 * ends early leaves them counted. Blocks grow, so that a command that wraps once counts once. Safe
 * for use by several threads.
 */
final class WrapReserve {
  /** A reservation waits for the disk, milliseconds where a wrap takes microseconds. */
  private static final long LARGEST_BLOCK = 1 << 16;

  private final WrapCountFile file;
  private final AtomicLong left = new AtomicLong();
  private long nextBlock = 1;
  private volatile boolean exhausted;

  WrapReserve(WrapCountFile file) {
    this.file = file;
  }

  void take() throws KekException {
    while (left.getAndUpdate(had -> Math.max(had - 1, 0)) == 0) {
      reserve();
    }
  }

  private synchronized void reserve() throws KekException {
    if (left.get() > 0) {
      return; // another thread was first
    }
    long block = file.reserve(nextBlock);
    exhausted = block == 0;
    refuseExhausted();
    left.set(block);
    nextBlock = Math.min(2 * nextBlock, LARGEST_BLOCK);
  }

  void refuseExhausted() throws KekException {
    if (exhausted && left.get() == 0) {
      throw file.exhausted();
    }
  }
}
