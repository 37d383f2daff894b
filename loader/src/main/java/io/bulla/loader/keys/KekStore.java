package io.bulla.loader.keys;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.KeyStore.SecretKeyEntry;
import java.security.Provider;
import java.security.ProviderException;
import javax.crypto.Cipher;

/**
 * The KEKs of one JCA provider, by the key store and the transformation named {@code Bulla} and
 * {@code BullaWrap}. Safe for several threads.
 */
final class KekStore {
  private static final String KEY_STORE = "Bulla";
  private static final String TRANSFORMATION = "BullaWrap";
  private static final String VERSION_ATTRIBUTE = "bulla.kek.version";
  private static final int FIRST_VERSION = 1;

  private final Provider provider;

  KekStore(Provider provider) {
    this.provider = provider;
  }

  /** The version of a KEK that wraps today. A provider that has no versions has version 1. */
  ResolvedKek active(String kekId) throws KekFailure {
    try {
      KeyStore keys = load();
      KeyStore.Entry entry = keys.getEntry(kekId, null);
      if (entry == null) {
        throw KekFailures.notFound(kekId);
      }
      int version = versionOf(entry);
      Key key = keys.getKey(kekId + "/" + version, null);
      return new ResolvedKek(kekId, version, key == null ? keyOf(entry) : key);
    } catch (GeneralSecurityException | IOException | ProviderException e) {
      throw KekFailures.of(kekId, e);
    }
  }

  /** One version of a KEK. */
  ResolvedKek version(String kekId, int version) throws KekFailure {
    String alias = kekId + "/" + version;
    try {
      KeyStore keys = load();
      Key key = keys.getKey(alias, null);
      if (key == null && version == FIRST_VERSION && !keys.containsAlias(alias)) {
        key = keys.getKey(kekId, null);
      }
      if (key == null) {
        throw KekFailures.notFound(alias);
      }
      return new ResolvedKek(kekId, version, key);
    } catch (GeneralSecurityException | IOException | ProviderException e) {
      throw KekFailures.of(alias, e);
    }
  }

  byte[] wrap(ResolvedKek kek, byte[] dek, byte[] context) throws KekFailure {
    return transform(Cipher.ENCRYPT_MODE, kek, dek, context);
  }

  byte[] unwrap(ResolvedKek kek, byte[] blob, byte[] context) throws KekFailure {
    return transform(Cipher.DECRYPT_MODE, kek, blob, context);
  }

  private byte[] transform(int mode, ResolvedKek kek, byte[] input, byte[] context)
      throws KekFailure {
    try {
      Cipher cipher = Cipher.getInstance(TRANSFORMATION, provider);
      cipher.init(mode, kek.key());
      cipher.updateAAD(context);
      return cipher.doFinal(input);
    } catch (GeneralSecurityException | ProviderException e) {
      throw KekFailures.of(kek.toString(), e);
    }
  }

  private KeyStore load() throws GeneralSecurityException, IOException {
    KeyStore keys = KeyStore.getInstance(KEY_STORE, provider);
    keys.load(null, null);
    return keys;
  }

  private static int versionOf(KeyStore.Entry entry) {
    return entry.getAttributes().stream()
        .filter(attribute -> attribute.getName().equals(VERSION_ATTRIBUTE))
        .map(attribute -> Integer.parseInt(attribute.getValue()))
        .findFirst()
        .orElse(FIRST_VERSION);
  }

  private static Key keyOf(KeyStore.Entry entry) throws KekFailure {
    if (entry instanceof SecretKeyEntry secret) {
      return secret.getSecretKey();
    }
    throw new KekFailure(
        KekFailure.Reason.REFUSED, "the KEK's entry is of a kind that Bulla does not use", null);
  }
}
