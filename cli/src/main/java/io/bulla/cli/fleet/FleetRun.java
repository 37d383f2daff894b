package io.bulla.cli.fleet;

import io.bulla.cli.Failures;
import io.bulla.cli.terminal.ProgressBar;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Does the tasks, several at a time. One that fails stops no other.
 *
 * <p>If this thread is interrupted, as by a signal that ends the command, no task begins any more;
 * those at work get some seconds to come to their end, and are interrupted then. Not safe for
 * threads, and for one use.
 */
final class FleetRun {
  /** Twice this is less than what a command has after a signal. */
  private static final long GRACE_SECONDS = 4;

  private final int parallel;
  private final Pace pace;
  private final CountDownLatch ending = new CountDownLatch(1);

  FleetRun(int parallel, Pace pace) {
    this.parallel = parallel;
    this.pace = pace;
  }

  /**
   * What became of each, in the order of the tasks.
   *
   * @param bar counts those that are done
   * @param told is told of each in this thread, in their order, as soon as all before it are done
   */
  List<ModelOutcome> run(List<ModelTask> tasks, ProgressBar bar, Consumer<ModelOutcome> told) {
    ExecutorService pool = InParallel.threads(parallel, "bulla-fleet");
    try {
      List<Future<ModelOutcome>> futures = new ArrayList<>(tasks.size());
      for (ModelTask task : tasks) {
        futures.add(pool.submit(() -> counted(task, bar)));
      }
      return collected(tasks, futures, pool, told);
    } finally {
      pool.shutdownNow();
    }
  }

  /** Whether it was ended before its time. */
  boolean wasEnded() {
    return ending.getCount() == 0;
  }

  private List<ModelOutcome> collected(
      List<ModelTask> tasks,
      List<Future<ModelOutcome>> futures,
      ExecutorService pool,
      Consumer<ModelOutcome> told) {
    List<ModelOutcome> outcomes = new ArrayList<>(tasks.size());
    for (int i = 0; i < tasks.size(); i++) {
      ModelOutcome outcome = outcome(tasks.get(i), futures.get(i), pool);
      outcomes.add(outcome);
      told.accept(outcome);
    }
    return outcomes;
  }

  private ModelOutcome outcome(ModelTask task, Future<ModelOutcome> future, ExecutorService pool) {
    try {
      if (!wasEnded() || future.isDone()) {
        return future.get();
      }
    } catch (InterruptedException e) {
      end(pool);
      return outcome(task, future, pool);
    } catch (ExecutionException e) {
      return ModelOutcome.failed(task.place(), Failures.of(Objects.requireNonNull(e.getCause())));
    }
    return ModelOutcome.notReached(task.place());
  }

  /** What is left to be told and written is told and written: no longer interrupted. */
  private void end(ExecutorService pool) {
    ending.countDown();
    pool.shutdown();
    try {
      if (!pool.awaitTermination(GRACE_SECONDS, TimeUnit.SECONDS)) {
        pool.shutdownNow();
        pool.awaitTermination(GRACE_SECONDS, TimeUnit.SECONDS);
      }
    } catch (InterruptedException e) {
      pool.shutdownNow();
    }
  }

  private ModelOutcome counted(ModelTask task, ProgressBar bar) {
    ModelOutcome outcome = run(task);
    bar.add(1);
    return outcome;
  }

  private ModelOutcome run(ModelTask task) {
    try {
      return pace.await(ending) ? task.action().run() : ModelOutcome.notReached(task.place());
    } catch (InterruptedException e) {
      return ModelOutcome.notReached(task.place());
    } catch (IOException | RuntimeException e) {
      return wasEnded()
          ? ModelOutcome.notReached(task.place())
          : ModelOutcome.failed(task.place(), Failures.of(e));
    }
  }
}
