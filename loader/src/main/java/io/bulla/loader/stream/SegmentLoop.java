package io.bulla.loader.stream;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Works through segments in parallel: by the caller and by daemon threads that end before it
 * returns.
 *
 * <p>Segments are begun in ascending order, and none after one that failed; so the error thrown is
 * that of the lowest segment that fails, whatever the threads do.
 */
final class SegmentLoop {
  /** What one thread does with a segment. */
  interface Work extends AutoCloseable {
    void segment(int index) throws IOException;

    @Override
    void close();
  }

  /** Makes the work of one thread. */
  interface WorkFactory {
    Work newWork() throws IOException;
  }

  private final int endIndex;
  private final AtomicLong nextIndex = new AtomicLong();
  private long failedIndex = Long.MAX_VALUE;
  private @Nullable Throwable failure;

  private SegmentLoop(int endIndex) {
    this.endIndex = endIndex;
  }

  /** Works on the segments below an index. */
  static void run(int endIndex, int threads, WorkFactory factory) throws IOException {
    if (endIndex == 0) {
      return;
    }
    SegmentLoop loop = new SegmentLoop(endIndex);
    List<Thread> helpers = loop.start(Math.min(threads, endIndex) - 1, factory);
    loop.work(factory);
    joinAll(helpers);
    loop.throwFailure();
  }

  private List<Thread> start(int count, WorkFactory factory) {
    List<Thread> started =
        new ArrayList<>(Math.max(0, count)); // add never allocates: a thread that runs is joined
    try {
      for (int i = 0; i < count; i++) {
        Thread thread = new Thread(() -> work(factory), "bulla-segments-" + (i + 1));
        thread.setDaemon(true);
        thread.start();
        started.add(thread);
      }
    } catch (OutOfMemoryError e) {
      return started; // this host gives no more threads: those that run do all of it
    }
    return started;
  }

  private void work(WorkFactory factory) {
    long index = -1;
    try (Work work = factory.newWork()) {
      index = nextIndex.getAndIncrement();
      while (index < endIndex && mayBegin(index)) {
        work.segment((int) index);
        index = nextIndex.getAndIncrement();
      }
    } catch (IOException | RuntimeException | Error e) {
      fail(index, e);
    }
  }

  private synchronized boolean mayBegin(long index) {
    return index < failedIndex;
  }

  private synchronized void fail(long index, Throwable e) {
    if (index < failedIndex) {
      failedIndex = index;
      failure = e;
    }
  }

  private static void joinAll(List<Thread> helpers) {
    boolean interrupted = false;
    for (Thread helper : helpers) {
      while (helper.isAlive()) {
        try {
          helper.join();
        } catch (InterruptedException e) {
          interrupted = true; // they write to memory that is wiped next: never return before them
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void throwFailure() throws IOException {
    if (failure instanceof IOException e) {
      throw e;
    } else if (failure instanceof RuntimeException e) {
      throw e;
    } else if (failure instanceof Error e) {
      throw e;
    }
  }
}
