package io.bulla.provider.extension;

import io.bulla.provider.spi.Finding;
import io.bulla.provider.spi.KekBackend;
import io.bulla.provider.spi.KekBackendFactory;
import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import io.bulla.provider.spi.KekPlace;
import io.bulla.provider.spi.KekRequest;
import io.bulla.provider.spi.KekVersion;
import io.bulla.provider.spi.OwnVersions;
import io.bulla.provider.spi.WrapResult;
import io.bulla.provider.spi.WrappedKey;
import java.util.List;
import java.util.Optional;

/** Packed into jars by tests: a place that numbers its versions and shows them to nobody. */
public final class UnlistedFactory implements KekBackendFactory {
  @Override
  public int spiVersion() {
    return SPI_VERSION;
  }

  @Override
  public String scheme() {
    return "unlisted";
  }

  @Override
  public KekBackend open(KekPlace place) {
    return new Place(place.path());
  }

  /** Its path is the kind of its failure. */
  record Place(String kind) implements KekBackend, OwnVersions {
    @Override
    public String place() {
      return "unlisted place";
    }

    @Override
    public Optional<OwnVersions> ownVersions() {
      return Optional.of(this);
    }

    @Override
    public String algorithm() {
      return "AES";
    }

    @Override
    public int bits() {
      return 256;
    }

    @Override
    public KekVersion presumed(int number) throws KekException {
      throw failure();
    }

    @Override
    public List<KekVersion> versions() throws KekException {
      throw failure();
    }

    @Override
    public WrapResult wrap(KekRequest request, byte[] dek) throws KekException {
      throw failure();
    }

    @Override
    public byte[] unwrap(KekRequest request, WrappedKey wrapped) throws KekException {
      throw failure();
    }

    private KekException failure() {
      return new KekException(Kind.valueOf(kind), "not for you");
    }

    @Override
    public List<Finding> diagnose() {
      return List.of(new Finding("its own", Finding.Status.OK, "works", ""));
    }

    @Override
    public void close() {}
  }
}
