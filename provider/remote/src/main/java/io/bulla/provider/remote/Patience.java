package io.bulla.provider.remote;

import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Lock;
import java.util.function.LongSupplier;

/** The time that is left of one operation, all its attempts together. For one thread. */
public final class Patience {
  private final String place;
  private final Duration whole;
  private final LongSupplier nanoClock;
  private final long endNanos;

  private Duration notBefore = Duration.ZERO;

  /**
   * For what knows no operation: each of its own calls gets the whole time.
   *
   * @param place for people
   */
  public static Patience of(String place, Duration whole) {
    return new Patience(place, whole, System::nanoTime);
  }

  Patience(String place, Duration whole, LongSupplier nanoClock) {
    this.place = place;
    this.whole = whole;
    this.nanoClock = nanoClock;
    this.endNanos = nanoClock.getAsLong() + whole.toNanos();
  }

  /**
   * Returns how much is left, more than nothing.
   *
   * @throws KekException TIMED_OUT if nothing is
   */
  public Duration left() throws KekException {
    long nanos = leftNanos();
    if (nanos <= 0) {
      throw timedOut();
    }
    return Duration.ofNanos(nanos);
  }

  long leftNanos() {
    return endNanos - nanoClock.getAsLong();
  }

  /** Says that the place wants no further attempt for so long. */
  public void notBefore(Duration wait) {
    notBefore = wait.isNegative() ? Duration.ZERO : wait;
  }

  /** Returns for how long the place wants none after the last attempt, and forgets it. */
  Duration takeNotBefore() {
    Duration wait = notBefore;
    notBefore = Duration.ZERO;
    return wait;
  }

  /**
   * Takes a lock, which the caller gives up: whoever holds it may be waiting for the place.
   *
   * @throws KekException TIMED_OUT, or UNAVAILABLE if interrupted
   */
  public void take(Lock lock) throws KekException {
    try {
      if (!lock.tryLock(left().toNanos(), TimeUnit.NANOSECONDS)) {
        throw timedOut();
      }
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /**
   * Waits for a result, and cancels it where it does not come in time.
   *
   * @throws KekException TIMED_OUT, or UNAVAILABLE if interrupted
   * @throws ExecutionException if there is none
   */
  <T> T await(Future<T> result) throws KekException, ExecutionException {
    try {
      return result.get(left().toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw timedOut();
    } catch (InterruptedException e) {
      throw interrupted(e);
    } finally {
      result.cancel(true); // ends it, where it has not ended
    }
  }

  private KekException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new KekException(Kind.UNAVAILABLE, place + ": interrupted while waiting for it", e);
  }

  private KekException timedOut() {
    return new KekException(
        Kind.TIMED_OUT,
        place
            + " did not answer within "
            + whole.toMillis()
            + " ms; x-bulla-deadline in the URI sets how long it may take");
  }
}
