package io.bulla.cli;

import java.security.Provider;
import java.util.List;
import org.conscrypt.Conscrypt;

/**
 * The cipher providers that Bulla brings, besides those of the JDK. Stateless, safe for threads.
 */
public final class BundledCiphers {
  private BundledCiphers() {}

  /** Conscrypt where its native library fits this host, else nothing. */
  public static List<Provider> providers() {
    return Conscrypt.isAvailable() ? List.of(Conscrypt.newProvider()) : List.of();
  }
}
