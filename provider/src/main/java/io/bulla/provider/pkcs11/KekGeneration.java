package io.bulla.provider.pkcs11;

import static io.bulla.provider.spi.KekException.Kind.REFUSED;

import io.bulla.provider.spi.KekException;
import java.io.IOException;
import java.security.AuthProvider;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import javax.crypto.KeyGenerator;

/**
 * Generates a KEK on a token: sensitive and not extractable from its first moment. Under a lock
 * against other processes, and checked afterwards, since a lock does not reach other hosts. If the
 * check fails, the new key, which nobody has used, is deleted again.
 */
final class KekGeneration {

  private static final Duration LOCK_AT_MOST = Duration.ofSeconds(30);

  private final TokenConnector connector;
  private final KeyCatalog catalog;
  private final String object;

  KekGeneration(TokenConnector connector, KeyCatalog catalog, String object) {
    this.connector = connector;
    this.catalog = catalog;
    this.object = object;
  }

  /** Makes the version. */
  KeyAttributes create(TokenGeneration token, int version, KekMechanism mechanism)
      throws GeneralSecurityException, IOException, KekException {
    TokenLock lock = TokenLock.acquire(connector.address(), LOCK_AT_MOST);
    try (lock) {
      refuseExisting(version, catalog.versions(keys(token)));
      KekLabel label = KekLabel.fresh(object, version);
      generate(token, label, mechanism);
      return check(token, version, label.text());
    }
  }

  private void refuseExisting(int version, SortedMap<Integer, KeyAttributes> versions)
      throws KekException {
    SortedMap<Integer, KeyAttributes> sameOrLater = versions.tailMap(version);
    if (!sameOrLater.isEmpty()) {
      throw new KekException(
          REFUSED,
          connector.text()
              + " has version "
              + sameOrLater.firstKey()
              + " already: "
              + sameOrLater.values().iterator().next().label());
    }
  }

  private void generate(TokenGeneration token, KekLabel label, KekMechanism mechanism)
      throws GeneralSecurityException {
    AuthProvider provider =
        SunPkcs11.forGenerating(connector.address().module(), token.slotId(), label, mechanism);
    try {
      KeyGenerator generator = KeyGenerator.getInstance("AES", provider);
      generator.init(KeyAttributes.KEK_BITS);
      generator.generateKey();
    } finally {
      SunPkcs11.discard(provider);
    }
  }

  private KeyAttributes check(TokenGeneration token, int version, String label)
      throws GeneralSecurityException, IOException, KekException {
    try {
      KeyAttributes made = catalog.versions(keys(token)).get(version);
      if (made == null || !made.label().equals(label) || !made.objections().isEmpty()) {
        throw new KekException(
            REFUSED,
            connector.text()
                + " did not make the key that was asked for: "
                + (made == null ? "it is not there" : String.join(", ", made.objections())));
      }
      return made;
    } catch (KekException e) {
      token.delete(label);
      throw e;
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
                        + ": no key is generated where it cannot be checked, and JNA does not work"
                        + " here"));
  }
}
