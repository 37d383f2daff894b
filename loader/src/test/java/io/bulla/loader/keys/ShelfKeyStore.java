package io.bulla.loader.keys;

import java.io.InputStream;
import java.io.OutputStream;
import java.security.Key;
import java.security.KeyStore;
import java.security.KeyStoreSpi;
import java.security.UnrecoverableEntryException;
import java.security.cert.Certificate;
import java.util.Collections;
import java.util.Date;
import java.util.Enumeration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The shelf as a KeyStore: with attributes as Bulla's, or without, as a foreign one. */
final class ShelfKeyStore extends KeyStoreSpi {
  private final KekShelf shelf;

  ShelfKeyStore(KekShelf shelf) {
    this.shelf = shelf;
  }

  @Override
  public @Nullable Key engineGetKey(String alias, char @Nullable [] password) {
    return shelf.look(alias);
  }

  @Override
  public KeyStore.@Nullable Entry engineGetEntry(
      String alias, KeyStore.@Nullable ProtectionParameter protection)
      throws UnrecoverableEntryException {
    if (!shelf.attributes) {
      throw new UnrecoverableEntryException("requested entry requires a password");
    }
    KekShelf.Handle handle = shelf.look(alias);
    if (handle instanceof KekShelf.SecretHandle secret) {
      if (shelf.makers.contains(handle.kekId) && alias.equals(handle.kekId)) {
        return new KeyStore.SecretKeyEntry(
            secret,
            Set.of(
                new Attribute("bulla.kek.id", handle.kekId),
                new Attribute("bulla.kek.data-key", "generate")));
      }
      boolean chosen = shelf.choosesVersions && alias.equals(handle.kekId);
      return new KeyStore.SecretKeyEntry(
          secret,
          chosen ? Set.of(new Attribute("bulla.kek.id", handle.kekId)) : attributes(handle));
    }
    return null;
  }

  private Set<KeyStore.Entry.Attribute> attributes(KekShelf.Handle handle) {
    return Set.of(
        new Attribute("bulla.kek.id", handle.kekId),
        new Attribute("bulla.kek.version", Integer.toString(handle.version)),
        new Attribute("bulla.kek.state", shelf.states.getOrDefault(handle.alias(), "active")));
  }

  private record Attribute(String getName, String getValue) implements KeyStore.Entry.Attribute {}

  @Override
  public void engineLoad(@Nullable InputStream stream, char @Nullable [] password) {}

  @Override
  public Enumeration<String> engineAliases() {
    return Collections.enumeration(shelf.handles.keySet());
  }

  @Override
  public boolean engineContainsAlias(String alias) {
    return shelf.handles.containsKey(alias);
  }

  @Override
  public int engineSize() {
    return shelf.handles.size();
  }

  @Override
  public boolean engineIsKeyEntry(String alias) {
    return engineContainsAlias(alias);
  }

  @Override
  public boolean engineIsCertificateEntry(String alias) {
    return false;
  }

  @Override
  public Certificate @Nullable [] engineGetCertificateChain(String alias) {
    return null;
  }

  @Override
  public @Nullable Certificate engineGetCertificate(String alias) {
    return null;
  }

  @Override
  public @Nullable Date engineGetCreationDate(String alias) {
    return null;
  }

  @Override
  public @Nullable String engineGetCertificateAlias(Certificate certificate) {
    return null;
  }

  @Override
  public void engineSetKeyEntry(
      String alias, Key key, char @Nullable [] password, Certificate @Nullable [] chain) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void engineSetKeyEntry(String alias, byte[] key, Certificate @Nullable [] chain) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void engineSetCertificateEntry(String alias, Certificate certificate) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void engineDeleteEntry(String alias) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void engineStore(@Nullable OutputStream stream, char @Nullable [] password) {
    throw new UnsupportedOperationException();
  }
}
