package io.bulla.cli;

import java.security.Provider;
import java.util.List;
import org.conscrypt.Conscrypt;

/** The cipher providers that Bulla brings along. Stateless, safe for threads. */
public final class CipherProviders {
  private CipherProviders() {}

  /** Conscrypt where its native library fits this host, else nothing. */
  public static List<Provider> bundled() {
    return Conscrypt.isAvailable() ? List.of(Conscrypt.newProvider()) : List.of();
  }
}
