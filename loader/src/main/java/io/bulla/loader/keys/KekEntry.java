package io.bulla.loader.keys;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.UnrecoverableEntryException;
import java.util.Optional;
import java.util.OptionalInt;
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

  /**
   * The KEK, of the version that the store's attributes give; of the one given where the store has
   * none of Bulla's attributes.
   */
  ResolvedKek resolved(String kekId, int versionWithoutAttributes) {
    String state = attribute("bulla.kek.state");
    return new ResolvedKek(
        kekId,
        version(versionWithoutAttributes),
        key,
        state == null ? "" : state,
        "generate".equals(attribute("bulla.kek.data-key")));
  }

  /** Bulla's own store names the KEK but no version where its place chooses it. */
  private OptionalInt version(int versionWithoutAttributes) {
    String version = attribute("bulla.kek.version");
    if (version != null) {
      return OptionalInt.of(Integer.parseInt(version));
    }
    return attribute("bulla.kek.id") == null
        ? OptionalInt.of(versionWithoutAttributes)
        : OptionalInt.empty();
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
