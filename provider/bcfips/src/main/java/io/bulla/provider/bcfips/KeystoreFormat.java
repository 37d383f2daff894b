package io.bulla.provider.bcfips;

import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import org.bouncycastle.crypto.util.PBKDF2Config;
import org.bouncycastle.jcajce.BCFKSLoadStoreParameter;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a BCFKS key store: AES-256-CCM and HMAC-SHA512 under keys of PBKDF2-HMAC-SHA512.
 *
 * <p>The iteration count is 16,384: BC's own default, sixteen times the least that NIST SP 800-132
 * (section 5.2) allows. Each opening pays it for the MAC, for the content and for each key. The
 * passwords that {@code bulla init} makes are 256 random bits, which no count makes stronger; a
 * larger one would only cost start-up time. A password that a person thought of needs another place
 * for its KEK.
 */
final class KeystoreFormat {
  static final int PBKDF2_ITERATIONS = 16_384;

  private static final int SALT_BYTES = 64;

  private final FipsModule module;
  private final String name;

  KeystoreFormat(FipsModule module, Path file) {
    this.module = module;
    this.name = "keystore " + file;
  }

  FipsModule module() {
    return module;
  }

  /** Reads a store, or makes an empty one of null. */
  KeyStore read(byte @Nullable [] bytes, char[] password) throws KekException {
    try {
      return module.use(name, () -> load(bytes, password));
    } catch (GeneralSecurityException e) {
      throw failure("cannot be read", e);
    }
  }

  private KeyStore load(byte @Nullable [] bytes, char[] password)
      throws GeneralSecurityException, KekException {
    KeyStore store = KeyStore.getInstance("BCFKS", module.provider());
    try {
      store.load(bytes == null ? null : new ByteArrayInputStream(bytes), password);
      return store;
    } catch (IOException | RuntimeException e) {
      throw new KekException(
          Kind.DENIED,
          name
              + ": the password is wrong or the file was changed; it was tried once: correct"
              + " password-source, or restore the file, and start anew",
          e);
    }
  }

  byte[] write(KeyStore store, char[] password) throws KekException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      return module.use(
          name,
          () -> {
            store(store, password, out);
            return out.toByteArray();
          });
    } catch (GeneralSecurityException e) {
      throw failure("cannot be encoded", e);
    }
  }

  private void store(KeyStore store, char[] password, ByteArrayOutputStream out)
      throws GeneralSecurityException, KekException {
    try {
      store.store(
          new BCFKSLoadStoreParameter.Builder(out, password)
              .withStorePBKDFConfig(iterations())
              .build());
    } catch (IOException e) {
      throw failure("cannot be encoded", e);
    }
  }

  private static PBKDF2Config iterations() {
    return new PBKDF2Config.Builder()
        .withIterationCount(PBKDF2_ITERATIONS)
        .withSaltLength(SALT_BYTES)
        .withPRF(PBKDF2Config.PRF_SHA512)
        .build();
  }

  private KekException failure(String what, Exception cause) {
    return new KekException(Kind.UNAVAILABLE, name + " " + what + ": " + cause.getMessage(), cause);
  }
}
