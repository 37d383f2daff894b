package io.bulla.provider.pkcs11;

import static io.bulla.provider.spi.KekException.Kind.REFUSED;
import static io.bulla.provider.spi.KekException.Kind.UNAVAILABLE;

import io.bulla.provider.spi.KekException;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;

/**
 * Deletes one key of a KEK from a token, under the lock of generation, and looks whether it is
 * gone. A try after one that lost its session finds it gone, and that is success.
 */
final class KekDeletion {

  private static final Duration LOCK_AT_MOST = Duration.ofSeconds(30);

  private final TokenConnector connector;
  private final KeyCatalog catalog;
  private final String kekId;

  KekDeletion(TokenConnector connector, KeyCatalog catalog, String kekId) {
    this.connector = connector;
    this.catalog = catalog;
    this.kekId = kekId;
  }

  /** The label of what is gone. */
  String delete(TokenGeneration token, int version, String label)
      throws GeneralSecurityException, IOException, KekException {
    TokenLock lock = TokenLock.acquire(connector.identity(), LOCK_AT_MOST);
    try (lock) {
      KeyAttributes key = catalog.versions(keys(token)).get(version);
      if (key != null) {
        refuseAnother(key, version, label);
        token.delete(label);
        refuseRemaining(token, label);
      }
      return label;
    }
  }

  private void refuseAnother(KeyAttributes key, int version, String label) throws KekException {
    if (!key.label().equals(label)) {
      throw new KekException(
          REFUSED,
          connector.text()
              + ": version "
              + version
              + " of KEK "
              + kekId
              + " is the key \""
              + key.label()
              + "\", and \""
              + label
              + "\" was to be deleted; nothing was");
    }
  }

  private void refuseRemaining(TokenGeneration token, String label) throws KekException {
    if (keys(token).stream().anyMatch(key -> key.label().equals(label))) {
      throw new KekException(
          UNAVAILABLE, connector.text() + " still has \"" + label + "\" after its deletion");
    }
  }

  private List<KeyAttributes> keys(TokenGeneration token) throws KekException {
    return connector
        .secretKeys(token.slotId())
        .orElseThrow(
            () ->
                new KekException(
                    REFUSED,
                    connector.text()
                        + ": no key is deleted where its attributes cannot be read, and JNA does"
                        + " not work here"));
  }
}
