package io.bulla.provider.config;

import io.bulla.provider.spi.KekException;
import java.io.IOException;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.callback.PasswordCallback;
import javax.security.auth.callback.UnsupportedCallbackException;
import org.jspecify.annotations.Nullable;

/** {@code callback}: the application's handler is asked. */
enum CallbackPin implements PinSource {
  INSTANCE;

  @Override
  public char[] read(String prompt, @Nullable CallbackHandler handler) throws KekException {
    if (handler == null) {
      throw new KekException(
          KekException.Kind.BAD_CONFIG,
          "the PIN comes from a callback, and there is no handler; give one with"
              + " BullaProvider.of(configuration, handler), or use file:PATH or env:NAME");
    }
    PasswordCallback callback = new PasswordCallback(prompt, false);
    try {
      handler.handle(new Callback[] {callback});
      return answer(callback);
    } catch (IOException | UnsupportedCallbackException e) {
      throw new KekException(
          KekException.Kind.DENIED, "the callback handler gave no PIN (" + e.getClass() + ")");
    } finally {
      callback.clearPassword();
    }
  }

  private static char[] answer(PasswordCallback callback) throws KekException {
    char[] password = callback.getPassword();
    if (password == null || password.length == 0) {
      throw new KekException(KekException.Kind.DENIED, "the callback handler gave no PIN");
    }
    return password;
  }

  @Override
  public String toString() {
    return "callback";
  }
}
