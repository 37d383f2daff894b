package io.bulla.provider.pkcs11;

import io.bulla.provider.spi.KekBackend;
import io.bulla.provider.spi.KekBackendFactory;
import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekPlace;

/**
 * Opens {@code pkcs11:} URIs (RFC 7512). Loads the token's library, and contacts the token at the
 * first use of the KEK. Does not verify a PIN while the process is logged in already. Thread-safe.
 */
public final class Pkcs11BackendFactory implements KekBackendFactory {

  /** For {@link java.util.ServiceLoader}. */
  public Pkcs11BackendFactory() {}

  @Override
  public int spiVersion() {
    return SPI_VERSION;
  }

  @Override
  public String scheme() {
    return "pkcs11";
  }

  @Override
  public void prepare(boolean approvedOnly) {
    JnaStart.begin();
    SunPkcs11.begin();
  }

  @Override
  public KekBackend open(KekPlace place) throws KekException {
    return new Pkcs11Backend(place, OpenTokens.of(TokenAddress.of(place)));
  }
}
