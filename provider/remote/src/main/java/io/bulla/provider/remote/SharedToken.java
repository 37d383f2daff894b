package io.bulla.provider.remote;

import io.bulla.provider.spi.KekException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * An access token that several threads share: kept until it is due, and replaced where the place
 * recognises it no more. Nothing of a failed login is kept. Safe for use by several threads.
 */
public final class SharedToken<T extends SharedToken.Token> {
  /** A token; two are equal only if they are the same. */
  public interface Token {
    /** When to get another one, by the clock that the login knows too. */
    long dueNanos();
  }

  /** Gets a token; called by one thread at a time. */
  public interface Login<T> {
    /**
     * Gets one.
     *
     * @throws KekException AUTHENTICATION_FAILED if there are no credentials, or they are refused
     */
    T token(Patience patience) throws KekException;
  }

  private final Login<T> login;
  private final LongSupplier nanoClock;

  private final ReentrantLock lock = new ReentrantLock();

  private @Nullable T current;

  /** Has none yet. */
  public SharedToken(Login<T> login, LongSupplier nanoClock) {
    this.login = login;
    this.nanoClock = nanoClock;
  }

  /** Returns the token, or a new one where there is none or it is due. */
  public T get(Patience patience) throws KekException {
    return other(null, patience);
  }

  /**
   * Returns another token than one that was not recognised: that of another thread, or a new one.
   */
  public T insteadOf(T dead, Patience patience) throws KekException {
    return other(dead, patience);
  }

  private T other(@Nullable T dead, Patience patience) throws KekException {
    patience.take(lock);
    try {
      T token = current;
      if (token == null || token.equals(dead) || token.dueNanos() - nanoClock.getAsLong() <= 0) {
        current = null;
        token = login.token(patience);
        current = token;
      }
      return token;
    } finally {
      lock.unlock();
    }
  }
}
