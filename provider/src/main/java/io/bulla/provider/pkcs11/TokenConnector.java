package io.bulla.provider.pkcs11;

import static io.bulla.provider.spi.KekException.Kind.REFUSED;
import static io.bulla.provider.spi.KekException.Kind.UNAVAILABLE;

import io.bulla.provider.spi.KekException;
import java.security.AuthProvider;
import java.util.List;
import java.util.Optional;

/**
 * Finds a token, makes an instance of SunPKCS11 for it and logs in. Thread-safe.
 *
 * @param inspector empty where JNA does not work on this host
 */
record TokenConnector(TokenAddress address, Optional<TokenInspector> inspector) {

  static TokenConnector of(TokenAddress address) throws KekException {
    return new TokenConnector(address, Inspectors.of(address.module()));
  }

  String text() {
    return address.text();
  }

  TokenGeneration connect(long number, PinOfKek pin) throws KekException {
    Optional<TokenInfo> token = token();
    long slotId = token.isPresent() ? token.get().slotId() : slotByNumber();
    TokenLogin login = TokenLogin.of(address, token);
    login.refuseDenied(pin);
    AuthProvider provider = SunPkcs11.forUse(address.module(), slotId);
    login(login, provider, token, pin);
    return new TokenGeneration(number, slotId, provider, login);
  }

  private static void login(
      TokenLogin login, AuthProvider provider, Optional<TokenInfo> token, PinOfKek pin)
      throws KekException {
    try {
      login.login(provider, token, pin);
    } catch (KekException e) {
      SunPkcs11.discard(provider);
      throw e;
    }
  }

  TokenIdentity identity() throws KekException {
    return TokenIdentity.of(address, token());
  }

  /** Empty where the library cannot be inspected. */
  Optional<TokenInfo> token() throws KekException {
    if (inspector.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(address.choose(inspector.get().tokens()));
    } catch (CryptokiException e) {
      throw unavailable(e);
    }
  }

  /** Empty where the library cannot be inspected. */
  Optional<List<KeyAttributes>> secretKeys(long slotId) throws KekException {
    if (inspector.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(inspector.get().secretKeys(slotId));
    } catch (CryptokiException e) {
      throw unavailable(e);
    }
  }

  private KekException unavailable(CryptokiException e) {
    return new KekException(
        UNAVAILABLE, text() + ": " + e.getMessage() + " (" + address.module() + ")", e);
  }

  private long slotByNumber() throws KekException {
    return address
        .slotId()
        .orElseThrow(
            () ->
                new KekException(
                    REFUSED,
                    text()
                        + " cannot be found by name, since JNA does not work here; make it work, or"
                        + " add slot-id=NUMBER to the URI of "
                        + address.origin()));
  }
}
