package io.bulla.provider.extension.other;

/** An SPI that is not the provider's. */
public interface OtherService {
  int SPI_VERSION = 5;

  int spiVersion();

  String name();
}
