package io.bulla.loader.keys;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.UnrecoverableEntryException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A key with what its store says about it, where it says anything. */
record KekEntry(Key key, KeyStore.@Nullable Entry entry) {

  static Optional<KekEntry> find(KeyStore store, String alias) throws GeneralSecurityException {
    KeyStore.Entry entry = entry(store, alias);
    if (entry instanceof KeyStore.SecretKeyEntry secret) {
      return Optional.of(new KekEntry(secret.getSecretKey(), entry));
    }
    Key key = store.getKey(alias, null);
    return Optional.ofNullable(key).map(found -> new KekEntry(found, entry));
  }

  private static KeyStore.@Nullable Entry entry(KeyStore store, String alias)
      throws GeneralSecurityException {
    try {
      return store.getEntry(alias, null);
    } catch (UnrecoverableEntryException | UnsupportedOperationException e) {
      return null; // stores other than Bulla's may give keys only: getKey says what is wrong
    }
  }

  /** The KEK, of the version that the store's attributes give, or else of the one given. */
  ResolvedKek resolved(String kekId, int versionWithoutAttribute) {
    String version = attribute("bulla.kek.version");
    int number = version == null ? versionWithoutAttribute : Integer.parseInt(version);
    String state = attribute("bulla.kek.state");
    return new ResolvedKek(kekId, number, key, state == null ? "" : state);
  }

  private @Nullable String attribute(String name) {
    if (entry == null) {
      return null;
    }
    return entry.getAttributes().stream()
        .filter(attribute -> attribute.getName().equals(name))
        .map(KeyStore.Entry.Attribute::getValue)
        .findFirst()
        .orElse(null);
  }
}
