package io.bulla.benchmarks;

import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** One kind of KEK by Bulla and by a bare provider, and threads that use both in short turns. */
final class ComparedKeks implements AutoCloseable {

  private static final int TURNS = 20;

  private final DekWrapping bare;
  private final DekWrapping bulla;
  private final int threads;
  private final int operations;
  private final ExecutorService workers;

  /**
   * @param operations of each thread in a turn
   */
  ComparedKeks(DekWrapping bare, DekWrapping bulla, int threads, int operations) {
    this.bare = bare;
    this.bulla = bulla;
    this.threads = threads;
    this.operations = operations;
    this.workers = Executors.newFixedThreadPool(threads);
  }

  DekWrapping bare() {
    return bare;
  }

  DekWrapping bulla() {
    return bulla;
  }

  /** In alternating order, so that a machine whose speed drifts does not decide. */
  void compare(Callable<byte[]> ofBare, Callable<byte[]> ofBulla, KekRatios ratios)
      throws InterruptedException, ExecutionException {
    long bareNanos = 0;
    long bullaNanos = 0;
    for (int turn = 0; turn < TURNS; turn += 2) {
      bareNanos += nanos(ofBare);
      bullaNanos += nanos(ofBulla);
      bullaNanos += nanos(ofBulla);
      bareNanos += nanos(ofBare);
    }
    ratios.set(TURNS * threads * operations, bareNanos, bullaNanos);
  }

  /** Lets each thread do its operations, and returns how long all of them took. */
  private long nanos(Callable<byte[]> operation) throws InterruptedException, ExecutionException {
    Callable<Integer> turn = () -> turn(operation);
    long start = System.nanoTime();
    for (Future<Integer> end : workers.invokeAll(Collections.nCopies(threads, turn))) {
      end.get();
    }
    return System.nanoTime() - start;
  }

  private int turn(Callable<byte[]> operation) throws Exception {
    int lengths = 0;
    for (int i = 0; i < operations; i++) {
      lengths += operation.call().length;
    }
    return lengths;
  }

  /** Ends the threads. */
  @Override
  public void close() {
    workers.shutdown();
  }
}
