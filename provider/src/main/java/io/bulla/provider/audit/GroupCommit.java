package io.bulla.provider.audit;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Makes records durable for all who wait at once: one thread syncs, for those too that came while
 * the sync before was under way. After a failure nobody can tell what the disk has, so it fails for
 * good. Safe for use by several threads.
 */
final class GroupCommit {
  /** Puts on the disk whatever was written before it was called. */
  @FunctionalInterface
  interface Sync {
    void run() throws IOException;
  }

  private final Sync sync;
  private long written;
  private long durable;
  private boolean busy;
  private @Nullable IOException failure;

  GroupCommit(Sync sync) {
    this.sync = sync;
  }

  /** Tells that records up to this one are written. */
  synchronized void wrote(long sequence) {
    written = sequence;
  }

  /** Returns once the record is on the disk. */
  void await(long sequence) throws IOException {
    long upTo = lead(sequence);
    if (upTo > 0) {
      run(upTo);
    }
  }

  /** Up to where the caller has to sync; 0 where another thread did. */
  private synchronized long lead(long sequence) throws IOException {
    boolean interrupted = false;
    while (busy && durable < sequence) {
      try {
        wait();
      } catch (InterruptedException e) {
        interrupted = true; // the record is written: whether it is durable has to be known
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (durable >= sequence) {
      return 0;
    }
    if (failure != null) {
      throw new IOException("an earlier record could not be put on the disk", failure);
    }
    busy = true;
    return written;
  }

  private void run(long upTo) throws IOException {
    IOException failed = new IOException("the sync ended without a result");
    try {
      sync.run();
      failed = null;
    } catch (IOException e) {
      failed = e;
      throw e;
    } finally {
      done(upTo, failed);
    }
  }

  private synchronized void done(long upTo, @Nullable IOException failed) {
    busy = false;
    failure = failed;
    durable = failed == null ? upTo : durable;
    notifyAll();
  }
}
