package io.bulla.loader.s3;

import io.bulla.loader.store.ModelStore;
import io.bulla.loader.store.ModelStoreFactory;
import io.bulla.loader.store.StoreException;
import java.util.Map;

/**
 * Opens {@code s3:} by the SDK's own configuration: its credential chain, {@code AWS_REGION},
 * {@code AWS_ENDPOINT_URL_S3}. Safe for use by several threads.
 */
public final class S3StoreFactory implements ModelStoreFactory {
  /** Made by {@link java.util.ServiceLoader}. */
  public S3StoreFactory() {}

  @Override
  public int spiVersion() {
    return SPI_VERSION;
  }

  @Override
  public String scheme() {
    return S3Location.SCHEME;
  }

  @Override
  public ModelStore open(Map<String, String> settings) throws StoreException {
    return new S3Store(new S3Clients(S3Settings.of(settings)), PartSizes.OF_S3);
  }
}
