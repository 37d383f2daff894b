package io.bulla.cli.bench;

import io.bulla.loader.LoaderOptions;
import java.io.InterruptedIOException;

/**
 * How long a model takes to load, in milliseconds.
 *
 * @param model which one
 * @param warm its files in the page cache
 * @param cold its files on storage only
 */
record LoadMeasurement(ModelUnderTest model, Reading warm, Reading cold) {
  private static final int MOST = 200;

  /** Each at least once, however long it takes. */
  static LoadMeasurement take(
      ModelUnderTest model, LoaderOptions options, Budget budget, Runnable beat)
      throws InterruptedIOException {
    ModelLoad load = new ModelLoad(model.path(), options);
    Reading warm = Reading.of(() -> new Repetition(budget.warmLoadNanos(), 1, MOST, beat).of(load));
    if (warm instanceof Reading.Missing) {
      return new LoadMeasurement(model, warm, warm);
    }
    Reading cold =
        Reading.of(
            () ->
                new Repetition(budget.coldLoadNanos(), 1, MOST, beat)
                    .withoutWarmUp(new ColdLoad(load, model)));
    return new LoadMeasurement(model, warm, cold);
  }
}
