package io.bulla.provider.pkcs11;

import io.bulla.provider.spi.KekException;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.ProviderException;
import org.jspecify.annotations.Nullable;

/**
 * A token of which operations survive lost sessions: on such a failure one thread builds a new
 * generation, and the operation is tried again, a bounded number of times. Never logs out, closes
 * all sessions or finalizes, since the process shares them. Thread-safe.
 */
final class Pkcs11Token {

  private static final long PAUSE_NANOS = 1_000_000_000L;

  private final TokenConnector connector;
  private final String text;
  private final TokenMechanisms mechanisms;
  private final Turnstile turnstile = new Turnstile();
  private volatile @Nullable TokenGeneration current;
  private volatile boolean wasThere;
  private long generations;
  private long replacedNanos = System.nanoTime() - PAUSE_NANOS;

  Pkcs11Token(TokenConnector connector) {
    this.connector = connector;
    this.text = connector.text();
    this.mechanisms = new TokenMechanisms(connector);
  }

  String text() {
    return text;
  }

  <T> T use(PinOfKek pin, TokenOperation<T> operation) throws KekException {
    Tries tries = new Tries();
    while (true) {
      try {
        return tryOnce(pin, operation, tries);
      } catch (GeneralSecurityException
          | IOException
          | CryptokiException
          | KekException
          | ProviderException
          | IllegalStateException e) {
        Fault fault = Fault.of(e);
        if (isMissing(fault) || !tries.mayTryAgain(fault)) {
          throw TokenFailure.report(text, fault, e);
        }
      }
    }
  }

  private <T> T tryOnce(PinOfKek pin, TokenOperation<T> operation, Tries tries)
      throws GeneralSecurityException, IOException, CryptokiException, KekException {
    turnstile.enter(text);
    TokenGeneration generation = null;
    try {
      generation = enter(pin);
      return operation.on(generation);
    } catch (GeneralSecurityException
        | IOException
        | CryptokiException
        | KekException
        | ProviderException
        | IllegalStateException e) {
      learn(Fault.of(e), generation, tries);
      throw e;
    } finally {
      turnstile.leave();
      leave(generation);
    }
  }

  /** Nobody comes to a generation that was dropped: whoever leaves it last may discard it. */
  private void leave(@Nullable TokenGeneration used) {
    if (used != null && used.users().decrementAndGet() == 0 && !isCurrent(used)) {
      SunPkcs11.discard(used.provider());
    }
  }

  private void learn(Fault fault, @Nullable TokenGeneration failed, Tries tries) {
    if (fault == Fault.BUSY) {
      turnstile.narrow();
    }
    if (fault.endsGeneration() || tries.mayNeedFreshSessions(fault)) {
      forget(fault, failed);
    }
  }

  /** One that was never there is reported at once. */
  private boolean isMissing(Fault fault) {
    return fault == Fault.AWAY && !wasThere;
  }

  /** The first that comes with a lost generation drops it; late-comers get the new one. */
  private synchronized void forget(Fault fault, @Nullable TokenGeneration failed) {
    if (failed != null && isCurrent(failed) && !isReplacedAgain(fault)) {
      current = null;
    }
  }

  private boolean isCurrent(TokenGeneration generation) {
    TokenGeneration now = current;
    return now != null && now.number() == generation.number();
  }

  /** A device in trouble for long, or one that is sent forged keys, gets few new instances. */
  private boolean isReplacedAgain(Fault fault) {
    long nowNanos = System.nanoTime();
    boolean again = fault.isRationed() && nowNanos - replacedNanos < PAUSE_NANOS;
    replacedNanos = again ? replacedNanos : nowNanos;
    return again;
  }

  private synchronized TokenGeneration enter(PinOfKek pin)
      throws GeneralSecurityException, IOException, KekException {
    TokenGeneration generation = current;
    if (generation == null) {
      generation = connector.connect(++generations, pin);
      current = generation;
      wasThere = true;
    }
    generation.login().refuseDenied(pin);
    generation.users().incrementAndGet();
    return generation;
  }

  TokenMechanisms mechanisms() {
    return mechanisms;
  }

  TokenConnector connector() {
    return connector;
  }
}
