package io.bulla.cli.bench;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Repeats a trial for a while: a quarter of the time to warm up, the rest for the record.
 *
 * @param budgetNanos how long, unless one run takes longer
 * @param least runs for the record, however long they take
 * @param most runs in all, those that warm up included, however short they are
 * @param beat called after each run
 */
record Repetition(long budgetNanos, int least, int most, Runnable beat) {
  private static final int WARM_UP_PART = 4;

  /** Warms up, then measures. */
  Spread of(Trial trial) throws IOException {
    long warmUpNanos = budgetNanos / WARM_UP_PART;
    int before = run(trial, warmUpNanos, 1, Math.max(1, most / WARM_UP_PART)).size();
    return Spread.of(run(trial, budgetNanos - warmUpNanos, least, Math.max(least, most - before)));
  }

  /** For what must not be warm, or was warmed up elsewhere. */
  Spread withoutWarmUp(Trial trial) throws IOException {
    return Spread.of(run(trial, budgetNanos, least, most));
  }

  private List<Double> run(Trial trial, long nanos, int atLeast, int atMost) throws IOException {
    List<Double> figures = new ArrayList<>();
    long start = System.nanoTime();
    while (figures.size() < atLeast
        || (figures.size() < atMost && System.nanoTime() - start < nanos)) {
      requireGoingOn();
      figures.add(trial.run());
      beat.run();
    }
    return figures;
  }

  private static void requireGoingOn() throws InterruptedIOException {
    if (Thread.currentThread().isInterrupted()) {
      throw new InterruptedIOException("the command was told to end");
    }
  }
}
