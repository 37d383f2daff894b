package io.bulla.provider.tink;

import io.bulla.provider.remote.Attempts;
import io.bulla.provider.remote.LibraryCalls;
import io.bulla.provider.remote.PlaceAttributes;
import io.bulla.provider.spi.KekBackend;
import io.bulla.provider.spi.KekBackendFactory;
import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekPlace;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Opens {@code tink:} KEKs: what stands behind the scheme is the URI of a key of a {@code
 * KmsClient} of Tink's, whose jars lie beside this extension's. Nobody is asked before the first
 * use. Safe for use by several threads.
 */
public final class TinkBackendFactory implements KekBackendFactory {
  private static final String CREDENTIALS = "credentials-file";
  private static final String CLIENT = "client";
  private static final String UNVERIFIED = "x-bulla-unverified";

  /** Made by {@link java.util.ServiceLoader}. */
  public TinkBackendFactory() {}

  @Override
  public int spiVersion() {
    return SPI_VERSION;
  }

  @Override
  public String scheme() {
    return "tink";
  }

  @Override
  public KekBackend open(KekPlace place) throws KekException {
    PlaceAttributes attributes =
        PlaceAttributes.ofLibrary(place, Set.of(CREDENTIALS, CLIENT, UNVERIFIED));
    if (place.path().isEmpty()) {
      throw attributes.wrong("tink: is followed by the URI of a KmsClient's key");
    }
    Optional<Path> credentials = attributes.file(CREDENTIALS);
    Duration deadline = attributes.deadline();
    ClassLoader loader = TinkBackendFactory.class.getClassLoader();
    Clients clients = new Clients(place.path(), attributes.text(CLIENT), loader);
    ClientKey key = new ClientKey(clients, credentials);
    return new TinkBackend(
        key, LibraryCalls.of("bulla-tink", loader), Attempts.at(key.toString(), deadline));
  }
}
