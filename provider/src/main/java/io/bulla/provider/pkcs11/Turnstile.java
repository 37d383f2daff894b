package io.bulla.provider.pkcs11;

import static io.bulla.provider.spi.KekException.Kind.UNAVAILABLE;

import io.bulla.provider.spi.KekException;
import java.util.concurrent.Semaphore;

/**
 * How many operations run on a token at once: all that come, until it says that it has no session
 * left. Those that find it full would else ask in vain while others go round. Fair; thread-safe.
 */
final class Turnstile {

  private static final int MOST = 1024;
  private static final long CALM_NANOS = 10_000_000_000L;

  private final Places places = new Places();
  private volatile int limit = MOST;
  private long changedNanos;

  void enter(String tokenText) throws KekException {
    if (limit < MOST) {
      widen();
    }
    try {
      places.acquire();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KekException(UNAVAILABLE, "interrupted while waiting for " + tokenText, e);
    }
  }

  void leave() {
    places.release();
  }

  /** Called by one inside who got no session: one fewer than are inside now. */
  synchronized void narrow() {
    int inside = limit - places.availablePermits();
    int narrower = Math.max(1, Math.min(limit, inside - 1));
    places.take(limit - narrower);
    limit = narrower;
    changedNanos = System.nanoTime();
  }

  /** One more after a while, since what took the sessions may be gone. */
  private synchronized void widen() {
    if (limit < MOST && System.nanoTime() - changedNanos > CALM_NANOS) {
      limit++;
      changedNanos = System.nanoTime();
      places.release();
    }
  }

  int limit() {
    return limit;
  }

  /** A semaphore whose places may be taken away while they are in use. */
  private static final class Places extends Semaphore {

    private static final long serialVersionUID = 1L;

    Places() {
      super(MOST, /* fair= */ true);
    }

    void take(int count) {
      reducePermits(count);
    }
  }
}
