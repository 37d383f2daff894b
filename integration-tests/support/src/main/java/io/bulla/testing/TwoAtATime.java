package io.bulla.testing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Does the same to each of many things that have nothing to do with each other, such as programs
 * that mostly start, on two threads. Stateless.
 */
public final class TwoAtATime {
  private TwoAtATime() {}

  /** What is done to each. */
  @FunctionalInterface
  public interface Action<T> {
    void on(T each) throws Exception;
  }

  /** Returns when all is done, or throws the first failure of it and begins nothing more. */
  public static <T> void each(Collection<T> all, Action<T> action) throws Exception {
    ExecutorService two = Executors.newFixedThreadPool(2);
    try {
      List<Future<?>> begun = new ArrayList<>();
      for (T each : all) {
        begun.add(
            two.submit(
                () -> {
                  action.on(each);
                  return null;
                }));
      }
      for (Future<?> each : begun) {
        end(each);
      }
    } finally {
      two.shutdownNow();
    }
  }

  private static void end(Future<?> one) throws Exception {
    try {
      one.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e.getCause() instanceof Exception exception ? exception : e;
    }
  }
}
