package io.bulla.provider.gcpkms;

import io.bulla.provider.remote.Attempts;
import io.bulla.provider.remote.Http;
import io.bulla.provider.remote.SharedToken;
import io.bulla.provider.spi.KekBackend;
import io.bulla.provider.spi.KekBackendFactory;
import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekPlace;

/**
 * Opens {@code gcp-kms:} KEKs: symmetric keys of Google Cloud KMS. Nobody is asked before the first
 * use. Safe for use by several threads.
 */
public final class GcpKmsBackendFactory implements KekBackendFactory {
  /** Made by {@link java.util.ServiceLoader}. */
  public GcpKmsBackendFactory() {}

  @Override
  public int spiVersion() {
    return SPI_VERSION;
  }

  @Override
  public String scheme() {
    return "gcp-kms";
  }

  @Override
  public KekBackend open(KekPlace place) throws KekException {
    Settings settings = Settings.of(place);
    CryptoKeyName name = CryptoKeyName.of(place);
    Http http = Http.to(name.toString(), settings.authorities());
    CredentialsSource source = new CredentialsSource(settings.credentials(), System.getenv());
    Login login = new Login(name, source, new TokenTransport(http), System::nanoTime);
    Session session = new Session(name, new SharedToken<>(login, System::nanoTime));
    CryptoKey key = new CryptoKey(new KmsApi(name, settings.endpoint(), http), session);
    return new GcpKmsBackend(key, Attempts.at(name.toString(), settings.deadline()));
  }
}
