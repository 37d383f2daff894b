package io.bulla.provider.azurekms;

import io.bulla.provider.remote.Attempts;
import io.bulla.provider.remote.Http;
import io.bulla.provider.remote.LibraryCalls;
import io.bulla.provider.remote.SharedToken;
import io.bulla.provider.spi.KekBackend;
import io.bulla.provider.spi.KekBackendFactory;
import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekPlace;

/**
 * Opens {@code azure-kms:} KEKs: RSA keys of Azure Key Vault. Nobody is asked before the first use.
 * Safe for use by several threads.
 */
public final class AzureKmsBackendFactory implements KekBackendFactory {
  /** Made by {@link java.util.ServiceLoader}. */
  public AzureKmsBackendFactory() {}

  @Override
  public int spiVersion() {
    return SPI_VERSION;
  }

  @Override
  public String scheme() {
    return "azure-kms";
  }

  @Override
  public KekBackend open(KekPlace place) throws KekException {
    KeyAddress address = KeyAddress.of(place);
    Settings settings = Settings.of(place, address);
    Http http = Http.to(address.toString(), settings.attributes().authorities());
    Attempts attempts = Attempts.at(address.toString(), settings.attributes().deadline());
    LibraryCalls calls =
        LibraryCalls.of("bulla-azure-login", AzureKmsBackendFactory.class.getClassLoader());
    Login login = new Login(address, settings, http, calls, System::nanoTime);
    Session session =
        new Session(address, settings.audience(), new SharedToken<>(login, System::nanoTime));
    return new AzureKmsBackend(new VaultKey(new VaultApi(address, http), session), attempts, calls);
  }
}
