package io.bulla.provider.bcfips;

import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.SecretKey;

/**
 * The keys of a store, by alias, as they were read from a file of one stamp. Their bytes are in
 * this JVM's heap until the collector takes them: a key store in software cannot do otherwise.
 */
record Keys(Map<String, StoredKey> byAlias, FileStamp stamp) {
  /** A key and when it was made. */
  record StoredKey(SecretKey key, Instant created) {}

  static Keys of(KeyStore store, char[] password, FileStamp stamp, KeystoreFormat format)
      throws KekException {
    try {
      return format.module().use("keystore", () -> read(store, password, stamp));
    } catch (GeneralSecurityException e) {
      throw new KekException(
          Kind.DENIED, "the keys of the store cannot be read; its password does not fit them", e);
    }
  }

  private static Keys read(KeyStore store, char[] password, FileStamp stamp)
      throws GeneralSecurityException {
    Map<String, StoredKey> keys = new TreeMap<>();
    for (String alias : Collections.list(store.aliases())) {
      if (store.isKeyEntry(alias) && store.getKey(alias, password) instanceof SecretKey key) {
        keys.put(alias, new StoredKey(key, store.getCreationDate(alias).toInstant()));
      }
    }
    return new Keys(Collections.unmodifiableMap(keys), stamp);
  }

  @Override
  public String toString() {
    return "keys " + byAlias.keySet();
  }
}
