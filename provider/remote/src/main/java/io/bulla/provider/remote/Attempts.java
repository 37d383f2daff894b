package io.bulla.provider.remote;

import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BiConsumer;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/**
 * Tries again what a place was too busy for, or what the network lost: at most {@value #MOST} times
 * under one deadline, after pauses of full jitter, and not before the place wants it. Nothing else
 * is tried again. Safe for use by several threads.
 */
public final class Attempts {
  /** The most attempts of one operation: a place that is away does not cost the whole deadline. */
  static final int MOST = 6;

  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

  private final String place;
  private final Duration deadline;
  private final LongSupplier nanoClock;
  private final Pause pause;
  private final DoubleSupplier jitter;

  /**
   * Attempts at one place.
   *
   * @param place for people
   * @param deadline of one operation, pauses included
   */
  public static Attempts at(String place, Duration deadline) {
    return new Attempts(
        place,
        deadline,
        System::nanoTime,
        duration -> Thread.sleep(duration.toMillis(), duration.toNanosPart() % 1_000_000),
        () -> ThreadLocalRandom.current().nextDouble());
  }

  Attempts(
      String place, Duration deadline, LongSupplier nanoClock, Pause pause, DoubleSupplier jitter) {
    this.place = place;
    this.deadline = deadline;
    this.nanoClock = nanoClock;
    this.pause = pause;
    this.jitter = jitter;
  }

  /**
   * Runs an operation.
   *
   * @param notes gets {@code tries}, where it took more than one
   * @throws KekException of the last attempt, or TIMED_OUT
   */
  public <T> T run(Attempt<T> attempt, BiConsumer<String, String> notes) throws KekException {
    Patience patience = new Patience(place, deadline, nanoClock);
    int number = 1;
    try {
      while (true) {
        try {
          return attempt.run(patience);
        } catch (KekException e) {
          awaitNext(e, number, patience);
        }
        number++;
      }
    } finally {
      if (number > 1) {
        notes.accept("tries", Integer.toString(number));
      }
    }
  }

  /** Returns once it may be tried again, and fails as before where it may not. */
  private void awaitNext(KekException failure, int tried, Patience patience) throws KekException {
    boolean passes = failure.kind() == Kind.THROTTLED || failure.kind() == Kind.UNAVAILABLE;
    Duration wait = patience.takeNotBefore().plus(pauseAfter(tried));
    if (!passes || tried == MOST || wait.toNanos() >= patience.leftNanos()) {
      throw failure;
    }
    try {
      pause.last(wait);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      failure.addSuppressed(e);
      throw failure;
    }
  }

  private Duration pauseAfter(int tried) {
    long ceilingNanos =
        Math.min(LONGEST_PAUSE.toNanos(), FIRST_PAUSE.toNanos() << Math.min(tried - 1, 10));
    return Duration.ofNanos((long) (ceilingNanos * jitter.getAsDouble()));
  }
}
