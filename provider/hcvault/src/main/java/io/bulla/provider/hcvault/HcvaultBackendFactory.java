package io.bulla.provider.hcvault;

import io.bulla.provider.remote.Attempts;
import io.bulla.provider.remote.Http;
import io.bulla.provider.spi.KekBackend;
import io.bulla.provider.spi.KekBackendFactory;
import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekPlace;

/**
 * Opens {@code hcvault:} KEKs: keys of Transit. Nobody is asked before the first use. Safe for use
 * by several threads.
 */
public final class HcvaultBackendFactory implements KekBackendFactory {
  /** Made by {@link java.util.ServiceLoader}. */
  public HcvaultBackendFactory() {}

  @Override
  public int spiVersion() {
    return SPI_VERSION;
  }

  @Override
  public String scheme() {
    return "hcvault";
  }

  @Override
  public KekBackend open(KekPlace place) throws KekException {
    Settings.check(place);
    TransitAddress address = TransitAddress.of(place);
    Attempts attempts = Attempts.at(address.toString(), Settings.deadline(place));
    Http http = Http.to(address.toString(), Settings.authorities(place));
    Vault vault = new Vault(address, Settings.namespace(place), http);
    Grant grant = new Grant(vault, System::nanoTime);
    TransitKey key = new TransitKey(vault, new Session(grant, Logins.of(grant, place)));
    KnownKey known = new KnownKey(key, Settings.acceptsUnverified(place), System::nanoTime);
    return new HcvaultBackend(key, known, attempts);
  }
}
