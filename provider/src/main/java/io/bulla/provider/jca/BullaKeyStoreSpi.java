package io.bulla.provider.jca;

import io.bulla.provider.kek.KekSource;
import io.bulla.provider.spi.KekException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.Key;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.KeyStoreSpi;
import java.security.cert.Certificate;
import java.util.Collections;
import java.util.Date;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;

/**
 * The key store {@code Bulla}: the configured KEKs, as aliases {@code id} (the active version) and
 * {@code id/version}. It is loaded from nothing, holds no certificates, and is read-only: the key
 * generator {@code BullaKek} creates KEKs.
 *
 * <p>Safe for use by several threads.
 */
public final class BullaKeyStoreSpi extends KeyStoreSpi {
  private static final String READ_ONLY =
      "refused: the KeyStore 'Bulla' is read-only; create a KEK with KeyGenerator 'BullaKek' or"
          + " 'bulla key create'";

  private static final String NOT_DELETED =
      "refused: the KeyStore 'Bulla' deletes no KEK, since nothing that was wrapped under it could"
          + " be unwrapped again; if that is what you want: bulla key destroy, or the tool of its place"
          + " where no signed records are kept";

  private final KekEntries entries;
  private final KekSource keks;

  /** Made by the provider. */
  public BullaKeyStoreSpi(KekSource keks) {
    this.keks = keks;
    this.entries = new KekEntries(keks);
  }

  /** Checks the configuration; a password is not needed, and one that is given is not used. */
  @Override
  public void engineLoad(@Nullable InputStream stream, char @Nullable [] password)
      throws IOException {
    if (stream != null) {
      throw new IOException("the KeyStore 'Bulla' is loaded from its configuration: pass null");
    }
    try {
      keks.get();
    } catch (KekException e) {
      throw new IOException(e.getMessage(), SeamErrors.cause(e));
    }
  }

  @Override
  public @Nullable Key engineGetKey(String alias, char @Nullable [] password) {
    return entries.find(alias).map(KekEntry::key).orElse(null);
  }

  @Override
  public KeyStore.@Nullable Entry engineGetEntry(
      String alias, KeyStore.@Nullable ProtectionParameter protection) {
    return entries.find(alias).map(KekEntry::entry).orElse(null);
  }

  @Override
  public @Nullable Date engineGetCreationDate(String alias) {
    return entries.find(alias).flatMap(KekEntry::created).map(Date::from).orElse(null);
  }

  @Override
  public Enumeration<String> engineAliases() {
    return Collections.enumeration(entries.aliases());
  }

  @Override
  public boolean engineContainsAlias(String alias) {
    return entries.aliases().contains(alias);
  }

  @Override
  public int engineSize() {
    return entries.aliases().size();
  }

  @Override
  public boolean engineIsKeyEntry(String alias) {
    return engineContainsAlias(alias);
  }

  @Override
  public boolean engineEntryInstanceOf(String alias, Class<? extends KeyStore.Entry> entryClass) {
    return entryClass == KeyStore.SecretKeyEntry.class && engineContainsAlias(alias);
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
  public @Nullable String engineGetCertificateAlias(Certificate certificate) {
    return null;
  }

  @Override
  public void engineSetKeyEntry(
      String alias, Key key, char @Nullable [] password, Certificate @Nullable [] chain)
      throws KeyStoreException {
    throw new KeyStoreException(READ_ONLY);
  }

  @Override
  public void engineSetKeyEntry(String alias, byte[] key, Certificate @Nullable [] chain)
      throws KeyStoreException {
    throw new KeyStoreException(READ_ONLY);
  }

  @Override
  public void engineSetCertificateEntry(String alias, Certificate certificate)
      throws KeyStoreException {
    throw new KeyStoreException(READ_ONLY);
  }

  @Override
  public void engineDeleteEntry(String alias) throws KeyStoreException {
    throw new KeyStoreException(NOT_DELETED);
  }

  @Override
  public void engineStore(@Nullable OutputStream stream, char @Nullable [] password)
      throws IOException {
    throw new IOException("the KeyStore 'Bulla' keeps itself: there is nothing to store");
  }
}
