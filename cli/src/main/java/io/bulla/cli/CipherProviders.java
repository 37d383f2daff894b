package io.bulla.cli;

import io.bulla.provider.BullaProvider;
import io.bulla.provider.spi.KekException;
import java.security.Provider;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.conscrypt.Conscrypt;

/** The cipher providers to choose from, besides those of the JDK. Stateless, safe for threads. */
public final class CipherProviders {
  private CipherProviders() {}

  /** Conscrypt where its native library fits this host, else nothing. */
  public static List<Provider> bundled() {
    return Conscrypt.isAvailable() ? List.of(Conscrypt.newProvider()) : List.of();
  }

  /** Those bundled, and the extension's that is named: no other is started. */
  static List<Provider> of(BullaProvider bulla, Optional<String> named) throws KekException {
    List<Provider> providers = new ArrayList<>(bundled());
    if (named.isPresent() && providers.stream().noneMatch(p -> p.getName().equals(named.get()))) {
      bulla.cipherProvider(named.get()).ifPresent(providers::add);
    }
    return providers;
  }
}
