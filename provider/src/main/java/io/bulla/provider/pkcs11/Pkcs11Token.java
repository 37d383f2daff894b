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
  private final TokenMechanisms mechanisms;
  private final Turnstile turnstile = new Turnstile();
  private @Nullable TokenGeneration current;
  private volatile boolean wasThere;
  private long generations;
  private long doubtedNanos = System.nanoTime() - PAUSE_NANOS;

  Pkcs11Token(TokenConnector connector) {
    this.connector = connector;
    this.mechanisms = new TokenMechanisms(connector);
  }

  String text() {
    return connector.text();
  }

  <T> T use(PinOfKek pin, TokenOperation<T> operation) throws KekException {
    Tries tries = new Tries();
    while (true) {
      try {
        return tryOnce(pin, operation);
      } catch (GeneralSecurityException
          | IOException
          | CryptokiException
          | KekException
          | ProviderException
          | IllegalStateException e) {
        Fault fault = Fault.of(e);
        if (isMissing(fault) || !tries.mayTryAgain(fault)) {
          throw TokenFailure.report(text(), fault, e);
        }
      }
    }
  }

  private <T> T tryOnce(PinOfKek pin, TokenOperation<T> operation)
      throws GeneralSecurityException, IOException, CryptokiException, KekException {
    turnstile.enter(text());
    TokenGeneration generation = null;
    try {
      generation = current(pin);
      return operation.on(generation);
    } catch (GeneralSecurityException
        | IOException
        | CryptokiException
        | KekException
        | ProviderException
        | IllegalStateException e) {
      learn(Fault.of(e), generation);
      throw e;
    } finally {
      turnstile.leave();
    }
  }

  private void learn(Fault fault, @Nullable TokenGeneration failed) {
    if (fault == Fault.BUSY) {
      turnstile.narrow();
    }
    forget(fault, failed);
  }

  /** One that was never there is reported at once. */
  private boolean isMissing(Fault fault) {
    return fault == Fault.AWAY && !wasThere;
  }

  /** The first that comes with a lost generation drops it; late-comers get the new one. */
  private synchronized void forget(Fault fault, @Nullable TokenGeneration failed) {
    boolean isCurrent = current != null && failed != null && current.number() == failed.number();
    if (isCurrent && fault.endsGeneration() && !isDoubtedAgain(fault)) {
      current = null;
    }
  }

  /**
   * An instance of SunPKCS11 keeps its sessions until it is collected: so that nobody uses up a
   * token's sessions by wrapped keys that were changed, doubt makes one new instance a second.
   */
  private boolean isDoubtedAgain(Fault fault) {
    if (fault != Fault.AMBIGUOUS_TAG) {
      return false;
    }
    long nowNanos = System.nanoTime();
    boolean again = nowNanos - doubtedNanos < PAUSE_NANOS;
    doubtedNanos = again ? doubtedNanos : nowNanos;
    return again;
  }

  private synchronized TokenGeneration current(PinOfKek pin)
      throws GeneralSecurityException, IOException, KekException {
    connector.login().refuseDenied(pin);
    TokenGeneration generation = current;
    if (generation == null) {
      generation = connector.connect(++generations, pin);
      current = generation;
      wasThere = true;
    }
    return generation;
  }

  TokenMechanisms mechanisms() {
    return mechanisms;
  }

  TokenConnector connector() {
    return connector;
  }
}
