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
 * Generates one KEK on a token: sensitive and not extractable from its first moment. Under a lock
 * against other processes, and checked afterwards, since a lock does not reach other hosts. If the
 * check fails, the new key, which nobody has used, is deleted again. A try after one of which the
 * answer was lost finds its key by the label, and goes on to the check.
 */
final class KekGeneration {

  private static final Duration LOCK_AT_MOST = Duration.ofSeconds(30);

  private final TokenConnector connector;
  private final KeyCatalog catalog;
  private final KekLabel label;

  KekGeneration(TokenConnector connector, KeyCatalog catalog, KekLabel label) {
    this.connector = connector;
    this.catalog = catalog;
    this.label = label;
  }

  /** Makes the version, once however often it is tried. */
  KeyAttributes create(TokenGeneration token, KekMechanism mechanism)
      throws GeneralSecurityException, IOException, KekException {
    TokenLock lock = TokenLock.acquire(connector.identity(), LOCK_AT_MOST);
    try (lock) {
      List<KeyAttributes> keys = keys(token);
      if (keys.stream().noneMatch(key -> key.label().equals(label.text()))) {
        refuseExisting(label.version(), catalog.versions(keys));
        generate(token, mechanism);
      }
      return check(token);
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

  private void generate(TokenGeneration token, KekMechanism mechanism)
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

  private KeyAttributes check(TokenGeneration token)
      throws GeneralSecurityException, IOException, KekException {
    try {
      KeyAttributes made = catalog.versions(keys(token)).get(label.version());
      if (made == null || !made.label().equals(label.text()) || !made.objections().isEmpty()) {
        throw new KekException(
            REFUSED,
            connector.text()
                + " did not make the key that was asked for: "
                + (made == null ? "it is not there" : String.join(", ", made.objections())));
      }
      return made;
    } catch (KekException e) {
      token.delete(label.text());
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
