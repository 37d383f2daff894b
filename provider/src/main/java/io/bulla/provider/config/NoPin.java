package io.bulla.provider.config;

import io.bulla.provider.spi.KekException;
import javax.security.auth.callback.CallbackHandler;
import org.jspecify.annotations.Nullable;

/** The URI names no source. */
enum NoPin implements PinSource {
  INSTANCE;

  @Override
  public char[] read(String prompt, @Nullable CallbackHandler handler) throws KekException {
    throw new KekException(
        KekException.Kind.BAD_CONFIG,
        "the URI says not where the PIN or password is; add pin-source (pkcs11:) or password-source"
            + " (keystore:) = file:PATH, env:NAME, sops:FILE#PATH or callback");
  }

  @Override
  public String toString() {
    return "none";
  }
}
