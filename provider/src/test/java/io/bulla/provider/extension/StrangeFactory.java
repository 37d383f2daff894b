package io.bulla.provider.extension;

import io.bulla.provider.spi.KekBackend;
import io.bulla.provider.spi.KekBackendFactory;
import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekPlace;

/** Packed into jars by tests, as the code of an extension; it opens nothing. */
public class StrangeFactory implements KekBackendFactory {
  @Override
  public int spiVersion() {
    return SPI_VERSION;
  }

  @Override
  public String scheme() {
    return "strange";
  }

  @Override
  public KekBackend open(KekPlace place) throws KekException {
    throw new KekException(KekException.Kind.UNAVAILABLE, "nothing to open");
  }

  /** One that was built against an interface that does not exist yet. */
  public static final class FromTheFuture extends StrangeFactory {
    @Override
    public int spiVersion() {
      return SPI_VERSION + 1;
    }
  }
}
