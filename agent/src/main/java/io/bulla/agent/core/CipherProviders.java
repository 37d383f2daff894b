package io.bulla.agent.core;

import java.security.Provider;
import java.util.List;
import org.conscrypt.Conscrypt;

/** The cipher providers that Bulla brings along. */
final class CipherProviders {
  private CipherProviders() {}

  /** Empty where the native library does not fit this host: the JDK's own ciphers serve there. */
  static List<Provider> all() {
    return Conscrypt.isAvailable() ? List.of(Conscrypt.newProvider()) : List.of();
  }
}
