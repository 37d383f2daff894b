package io.bulla.loader.keys;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Provider;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import javax.crypto.Cipher;

/**
 * The KEKs of one JCA provider, by the key store and the transformation named {@code Bulla} and
 * {@code BullaWrap}.
 *
 * <p>Holds no key and no session: each call asks the provider anew, so that a token that comes back
 * is found. Safe for several threads.
 */
final class KekStore {
  private static final String KEY_STORE = "Bulla";
  private static final String TRANSFORMATION = "BullaWrap";
  private static final String DEK_MAKING = "BullaDek";
  private static final int ONLY_VERSION = 1;

  private final Provider provider;

  KekStore(Provider provider) {
    this.provider = provider;
  }

  /**
   * The version of a KEK that wraps today, or the KEK without one where its place chooses. A
   * provider that has no versions has version 1.
   */
  ResolvedKek active(String kekId) throws KekFailure {
    return find(kekId, kekId, ONLY_VERSION).orElseThrow(() -> KekFailures.notFound(kekId));
  }

  /** One version of a KEK, and never another one in its place. */
  ResolvedKek version(String kekId, int version) throws KekFailure {
    String alias = kekId + "/" + version;
    Optional<ResolvedKek> kek = find(alias, kekId, version);
    if (kek.isEmpty()) {
      kek = find(kekId, kekId, ONLY_VERSION);
    }
    return kek.filter(found -> found.version().equals(OptionalInt.of(version)))
        .orElseThrow(() -> KekFailures.notFound(alias));
  }

  /** What a KEK made of a DEK, and the version that did. */
  @SuppressWarnings("ArrayRecordComponent") // short-lived; never compared
  record Wrapped(int version, byte[] blob) {}

  Wrapped wrap(ResolvedKek kek, byte[] dek, byte[] context) throws KekFailure {
    try {
      Cipher cipher = cipher(Cipher.ENCRYPT_MODE, kek, context);
      byte[] blob = cipher.doFinal(dek);
      return new Wrapped(kek.version().orElseGet(() -> WrappingVersion.toldBy(cipher)), blob);
    } catch (GeneralSecurityException | RuntimeException e) {
      throw KekFailures.of(kek.toString(), e);
    }
  }

  /** A DEK that the place of a KEK made; the receiver wipes it. */
  @SuppressWarnings("ArrayRecordComponent") // short-lived; never compared
  record Made(byte[] dek, Wrapped wrapped) {}

  /** Has the KEK's place make a DEK (docs/provider.md). */
  Made make(ResolvedKek kek, byte[] context) throws KekFailure {
    byte[] dek = new byte[0];
    boolean given = false;
    try {
      Cipher cipher = cipher(DEK_MAKING, Cipher.DECRYPT_MODE, kek, context);
      dek = cipher.doFinal();
      Wrapped wrapped = new Wrapped(WrappingVersion.toldBy(cipher), WrappingVersion.blobOf(cipher));
      given = true;
      return new Made(dek, wrapped);
    } catch (GeneralSecurityException | RuntimeException e) {
      throw KekFailures.of(kek.toString(), e);
    } finally {
      if (!given) {
        Arrays.fill(dek, (byte) 0);
      }
    }
  }

  byte[] unwrap(ResolvedKek kek, byte[] blob, byte[] context) throws KekFailure {
    try {
      return cipher(Cipher.DECRYPT_MODE, kek, context).doFinal(blob);
    } catch (GeneralSecurityException | RuntimeException e) {
      throw KekFailures.of(kek.toString(), e);
    }
  }

  private Cipher cipher(int mode, ResolvedKek kek, byte[] context) throws GeneralSecurityException {
    return cipher(TRANSFORMATION, mode, kek, context);
  }

  private Cipher cipher(String transformation, int mode, ResolvedKek kek, byte[] context)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance(transformation, provider);
    cipher.init(mode, kek.key());
    cipher.updateAAD(context);
    return cipher;
  }

  private Optional<ResolvedKek> find(String alias, String kekId, int versionWithoutAttributes)
      throws KekFailure {
    try {
      KeyStore keys = KeyStore.getInstance(KEY_STORE, provider);
      keys.load(null, null);
      return KekEntry.find(keys, alias)
          .map(entry -> entry.resolved(kekId, versionWithoutAttributes));
    } catch (GeneralSecurityException | IOException | RuntimeException e) {
      throw KekFailures.of(alias, e);
    }
  }
}
