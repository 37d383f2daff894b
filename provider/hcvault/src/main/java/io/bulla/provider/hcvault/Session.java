package io.bulla.provider.hcvault;

import io.bulla.provider.remote.Patience;
import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Asks with a token, and gets another one where the token is no longer recognised: once for each
 * request. Safe for use by several threads, which share the token.
 */
final class Session {
  /** A request, which may be sent twice. */
  interface Request {
    VaultAnswer send(Token token) throws KekException;
  }

  /** Of a renewal or a login: none of them says that the token is none. */
  private static final Set<Kind> LEAVES_THE_TOKEN =
      EnumSet.of(Kind.THROTTLED, Kind.UNAVAILABLE, Kind.AUTHENTICATION_FAILED);

  private final Grant grant;
  private final Login login;

  private final ReentrantLock lock = new ReentrantLock();

  private @Nullable Token current;

  Session(Grant grant, Login login) {
    this.grant = grant;
    this.login = login;
  }

  /**
   * Sends a request.
   *
   * @throws KekException DENIED if the token is recognised and may not, else AUTHENTICATION_FAILED
   */
  VaultAnswer send(Request request, Patience patience) throws KekException {
    Token token = token(patience);
    VaultAnswer answer = request.send(token);
    if (answer.status() != 403 || isRecognised(token, patience)) {
      return orDenied(answer);
    }
    Token fresh = replace(token, patience);
    answer = request.send(fresh);
    if (answer.status() == 403 && !isRecognised(fresh, patience)) {
      throw notRecognised(answer);
    }
    return orDenied(answer);
  }

  private VaultAnswer orDenied(VaultAnswer answer) throws KekException {
    if (answer.status() == 403) {
      throw grant
          .vault()
          .failure(
              Kind.DENIED,
              answer,
              "this process may not do that; its policy has to allow the path");
    }
    return answer;
  }

  private KekException notRecognised(VaultAnswer answer) {
    return grant
        .vault()
        .failure(
            Kind.AUTHENTICATION_FAILED, answer, "the token is not recognised; " + login.advice());
  }

  /** Vault answers alike to a token that it does not know and to one that may not. */
  private boolean isRecognised(Token token, Patience patience) throws KekException {
    try (VaultAnswer self = grant.vault().lookUp(token, patience)) {
      return self.isGood();
    }
  }

  private Token token(Patience patience) throws KekException {
    patience.take(lock);
    try {
      return validToken(patience);
    } finally {
      lock.unlock();
    }
  }

  private Token validToken(Patience patience) throws KekException {
    Token token = current;
    boolean holds = token != null && !token.lease().isDue(grant.nanoClock().getAsLong());
    Token valid = token == null ? login.token(patience) : holds ? token : other(token, patience);
    current = valid;
    return valid;
  }

  /**
   * Returns one for a token that is due. Where there is none to be had now, the token is used to
   * its end: what failed for it would fail for nothing else.
   */
  private Token other(Token token, Patience patience) throws KekException {
    if (!token.lease().renewable()) {
      return isOver(token) ? login.token(patience) : token;
    }
    try {
      return prolonged(token, patience);
    } catch (KekException e) {
      if (LEAVES_THE_TOKEN.contains(e.kind()) && !isOver(token)) {
        return token;
      }
      throw e;
    }
  }

  private Token prolonged(Token token, Patience patience) throws KekException {
    Optional<Token> renewed = grant.renew(token, patience);
    return renewed.isPresent() && !isShort(renewed.get(), token)
        ? renewed.get()
        : login.token(patience);
  }

  /** One that comes near to the most that it may be prolonged to gets ever less. */
  private static boolean isShort(Token renewed, Token token) {
    return renewed.lease().length().multipliedBy(2).compareTo(token.lease().length()) < 0;
  }

  private boolean isOver(Token token) {
    return token.lease().isOver(grant.nanoClock().getAsLong());
  }

  private Token replace(Token dead, Patience patience) throws KekException {
    patience.take(lock);
    try {
      if (current == dead) {
        current = null;
      }
      return validToken(patience);
    } finally {
      lock.unlock();
    }
  }
}
