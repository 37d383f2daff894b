package io.bulla.agent.core;

import io.bulla.provider.BullaProvider;
import io.bulla.provider.spi.KekException;
import java.security.Provider;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.conscrypt.Conscrypt;

/** The cipher providers to choose from, besides those of the JVM. */
final class CipherProviders {
  private CipherProviders() {}

  /**
   * Conscrypt where its native library fits this host, and the extension's provider that is named:
   * no other is started, which can take a second.
   */
  static List<Provider> of(BullaProvider bulla, Optional<String> named) throws KekException {
    List<Provider> providers = new ArrayList<>();
    if (Conscrypt.isAvailable()) {
      providers.add(Conscrypt.newProvider());
    }
    if (named.isPresent() && providers.stream().noneMatch(p -> p.getName().equals(named.get()))) {
      bulla.cipherProvider(named.get()).ifPresent(providers::add);
    }
    return providers;
  }
}
