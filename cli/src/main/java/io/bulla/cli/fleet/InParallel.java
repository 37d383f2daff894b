package io.bulla.cli.fleet;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Work on several threads at once. Stateless. */
final class InParallel {
  private InParallel() {}

  /** Threads that do not keep a JVM from ending. */
  static ExecutorService threads(int count, String name) {
    return Executors.newFixedThreadPool(
        count,
        work -> {
          Thread thread = new Thread(work, name);
          thread.setDaemon(true);
          return thread;
        });
  }

  /**
   * What the calls give, in their order. They throw nothing but what is a bug.
   *
   * @throws InterruptedIOException if this thread is interrupted; calls that run then are, too
   */
  static <R> List<R> all(int threads, List<Callable<R>> calls) throws IOException {
    ExecutorService pool = threads(threads, "bulla-fleet-look");
    try {
      List<R> results = new ArrayList<>(calls.size());
      for (Future<R> each : pool.invokeAll(calls)) {
        results.add(each.get());
      }
      return results;
    } catch (InterruptedException e) {
      throw (InterruptedIOException) new InterruptedIOException("interrupted").initCause(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } finally {
      pool.shutdownNow();
    }
  }
}
