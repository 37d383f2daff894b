package io.bulla.provider.extension;

import io.bulla.provider.extension.other.OtherService;

/** Packed into jars by tests, as the code of an extension. */
public class StrangeService implements OtherService {
  @Override
  public int spiVersion() {
    return SPI_VERSION;
  }

  @Override
  public String name() {
    return "strange";
  }

  /** One that was built against an interface that does not exist yet. */
  public static final class FromTheFuture extends StrangeService {
    @Override
    public int spiVersion() {
      return SPI_VERSION + 1;
    }
  }
}
