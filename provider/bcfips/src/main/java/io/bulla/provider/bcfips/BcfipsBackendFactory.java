package io.bulla.provider.bcfips;

import io.bulla.provider.spi.KekBackend;
import io.bulla.provider.spi.KekBackendFactory;
import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekPlace;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Opens {@code keystore:} KEKs: BCFKS key store files, by BC FIPS. The library is loaded and starts
 * its self-tests when it is prepared or when the first one is opened, not before. Safe for use by
 * several threads.
 */
public final class BcfipsBackendFactory implements KekBackendFactory {
  private final Map<Path, KeystoreFile> files = new ConcurrentHashMap<>();

  /** Made by {@link java.util.ServiceLoader}. */
  public BcfipsBackendFactory() {}

  @Override
  public int spiVersion() {
    return SPI_VERSION;
  }

  @Override
  public String scheme() {
    return "keystore";
  }

  @Override
  public void prepare(boolean approvedOnly) throws KekException {
    FipsModule.started(approvedOnly);
  }

  @Override
  public KekBackend open(KekPlace place) throws KekException {
    FipsModule module = FipsModule.started(place.approvedOnly());
    KeystoreFile file =
        files.computeIfAbsent(
            Path.of(place.path()),
            path -> new KeystoreFile(path, new KeystoreFormat(module, path), place.secret()));
    return new KeystoreBackend(
        place.object(), file, new GcmWrap(module, place), new KeyWrap(module, place));
  }
}
