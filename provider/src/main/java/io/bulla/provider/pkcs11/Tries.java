package io.bulla.provider.pkcs11;

import static io.bulla.provider.spi.KekException.Kind.UNAVAILABLE;

import io.bulla.provider.spi.KekException;

/**
 * How often one operation may be tried: a bounded number of times with growing waits, and twice
 * more where a wrong tag may be a fault of the device. Used by one thread.
 */
final class Tries {

  static final int MOST = 8;
  static final int MOST_OF_A_DOUBTFUL_TAG = 3;

  private static final long FIRST_WAIT_MILLIS = 10;
  private static final long LONGEST_WAIT_MILLIS = 640;
  private static final int FACTOR = 4;

  /** Waits for milliseconds. */
  @FunctionalInterface
  interface Pause {
    void of(long millis) throws InterruptedException;
  }

  private final Pause pause;
  private int done;
  private int doubtfulTags;
  private long waitMillis = FIRST_WAIT_MILLIS;

  Tries() {
    this(Thread::sleep);
  }

  Tries(Pause pause) {
    this.pause = pause;
  }

  private boolean failedBefore() {
    return done > 0;
  }

  /** Tells whether a fault that comes now calls for fresh sessions. */
  boolean mayNeedFreshSessions(Fault fault) {
    return (fault == Fault.TROUBLED && failedBefore())
        || (fault == Fault.AMBIGUOUS_TAG && doubtfulTags > 0);
  }

  /** Counts a failed try, and waits if there may be another one. */
  boolean mayTryAgain(Fault fault) throws KekException {
    done++;
    if (done >= MOST || !fault.isWorthAnotherTry()) {
      return false;
    }
    if (fault == Fault.AMBIGUOUS_TAG) {
      return ++doubtfulTags < MOST_OF_A_DOUBTFUL_TAG;
    }
    sleep();
    return true;
  }

  private void sleep() throws KekException {
    try {
      pause.of(waitMillis);
      waitMillis = Math.min(waitMillis * FACTOR, LONGEST_WAIT_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KekException(UNAVAILABLE, "interrupted while waiting for a token", e);
    }
  }
}
