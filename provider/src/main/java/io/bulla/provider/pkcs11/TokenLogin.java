package io.bulla.provider.pkcs11;

import static io.bulla.provider.spi.KekException.Kind.DENIED;
import static io.bulla.provider.spi.KekException.Kind.UNAVAILABLE;

import io.bulla.provider.spi.KekException;
import java.security.AuthProvider;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.security.auth.Subject;
import javax.security.auth.login.LoginException;
import org.jspecify.annotations.Nullable;

/**
 * Logs in to one token, whatever addresses name it. A PIN source that was refused once is never
 * asked again in this process, since tokens lock themselves after a few wrong PINs. While the
 * process is logged in already, by whomever, no PIN is asked for and none is verified: PKCS#11
 * shares a login among all of it.
 */
final class TokenLogin {

  private static final Map<List<Object>, TokenLogin> BY_TOKEN = new ConcurrentHashMap<>();

  private final String tokenText;
  private final Set<String> deniedSources = ConcurrentHashMap.newKeySet();

  private TokenLogin(String tokenText) {
    this.tokenText = tokenText;
  }

  /** The one of a token; where nobody can look at it, the one of the address. */
  static TokenLogin of(TokenAddress address, Optional<TokenInfo> token) throws KekException {
    return BY_TOKEN.computeIfAbsent(
        TokenIdentity.of(address, token).key(), unknown -> new TokenLogin(address.text()));
  }

  synchronized void login(AuthProvider provider, Optional<TokenInfo> token, PinOfKek pin)
      throws KekException {
    refuseDenied(pin);
    PinCallback callback = new PinCallback(pin, token, tokenText);
    try {
      provider.login(new Subject(), callback);
    } catch (LoginException e) {
      throw failure(e, callback, pin);
    }
  }

  /** Also while the process is logged in by another PIN source: what was refused stays refused. */
  void refuseDenied(PinOfKek pin) throws KekException {
    if (!deniedSources.isEmpty() && deniedSources.contains(pin.identity())) {
      throw denied(pin, "was refused before", null);
    }
  }

  private KekException failure(LoginException e, PinCallback callback, PinOfKek pin) {
    if (callback.failure().isPresent()) {
      return callback.failure().orElseThrow();
    }
    Optional<String> ckr = CkrName.in(e);
    if (ckr.isEmpty()) {
      return new KekException(
          UNAVAILABLE, tokenText + " went away before the login: " + e.getMessage(), e);
    }
    String name = ckr.get();
    if (name.startsWith("PIN_")) {
      deniedSources.add(pin.identity());
      return denied(pin, "was refused (" + name + ")", e);
    }
    return new KekException(UNAVAILABLE, tokenText + " cannot be logged in to: CKR_" + name, e);
  }

  private KekException denied(PinOfKek pin, String what, @Nullable Exception e) {
    return new KekException(
        DENIED,
        "the PIN of "
            + tokenText
            + " from "
            + pin.sourceText()
            + " "
            + what
            + ". It was tried once and is not tried again in this process: correct the PIN and"
            + " start again",
        e);
  }
}
