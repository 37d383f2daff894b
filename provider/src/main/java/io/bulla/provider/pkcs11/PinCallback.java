package io.bulla.provider.pkcs11;

import static io.bulla.provider.spi.KekException.Kind.DENIED;

import io.bulla.provider.spi.KekException;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.callback.PasswordCallback;
import org.jspecify.annotations.Nullable;

/**
 * Hands the PIN to SunPKCS11 when it needs one, and not where one more wrong PIN would lock the
 * token. Used for one login, by one thread.
 */
final class PinCallback implements CallbackHandler {

  private final PinOfKek pin;
  private final Optional<TokenInfo> token;
  private final String tokenText;
  private @Nullable KekException failure;

  PinCallback(PinOfKek pin, Optional<TokenInfo> token, String tokenText) {
    this.pin = pin;
    this.token = token;
    this.tokenText = tokenText;
  }

  @Override
  public void handle(Callback[] callbacks) throws IOException {
    try {
      refuseLocked();
      for (Callback callback : callbacks) {
        if (callback instanceof PasswordCallback password) {
          answer(password);
        }
      }
    } catch (KekException e) {
      failure = e;
      throw new IOException(e);
    }
  }

  private void refuseLocked() throws KekException {
    if (token.isPresent() && token.get().isUserPinLocked()) {
      throw new KekException(
          DENIED,
          tokenText + ": its user PIN is locked; have the token's security officer set a new one");
    }
    if (token.isPresent() && token.get().isUserPinFinalTry()) {
      throw new KekException(
          DENIED,
          tokenText
              + ": one more wrong PIN would lock it, so none was tried; log in once with the"
              + " token's own tool");
    }
  }

  private void answer(PasswordCallback callback) throws KekException {
    char[] characters = pin.source().read();
    callback.setPassword(characters);
    Arrays.fill(characters, '\0');
  }

  /** Why no PIN was given. */
  Optional<KekException> failure() {
    return Optional.ofNullable(failure);
  }
}
