package io.bulla.provider.bcfips;

import io.bulla.provider.spi.CryptoModuleFactory;
import io.bulla.provider.spi.KekBackendFactory;
import io.bulla.provider.spi.KekException;
import java.security.Provider;

/** Offers BC FIPS for the cryptography of models. Safe for use by several threads. */
public final class BcfipsModuleFactory implements CryptoModuleFactory {
  /** Made by {@link java.util.ServiceLoader}. */
  public BcfipsModuleFactory() {}

  @Override
  public int spiVersion() {
    return KekBackendFactory.SPI_VERSION;
  }

  @Override
  public String providerName() {
    return "BCFIPS";
  }

  @Override
  public boolean isValidated() {
    return true;
  }

  @Override
  public Provider start(boolean approvedOnly) throws KekException {
    return FipsModule.started(approvedOnly).provider();
  }
}
