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
 * (section 5.2) allows. It adds some 45 ms to the start of a process that waits about a second for
 * the module's self-tests; 600,000 would add more than that second. The passwords that {@code bulla
 * init} makes are 256 random bits, which no count makes stronger. One that a person thought of is
 * not protected well by any count that a server would want to wait for.
 *
 * <p>What a changed file gives is a refusal. The only bytes that may change unnoticed are the NULL
 * parameters of algorithm identifiers, which say nothing.
 */
final class KeystoreFormat {
  static final int PBKDF2_ITERATIONS = 16_384;

  private static final int SALT_BYTES = 64;

  /** 112 bits, the least for HMAC in approved mode (NIST SP 800-131A); BCFKS does not check it. */
  private static final int MIN_APPROVED_PASSWORD_CHARS = 14;

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
    refuseShortPassword(password);
    try {
      return module.use(name, () -> load(bytes, password));
    } catch (GeneralSecurityException e) {
      throw failure("cannot be read", e);
    }
  }

  private void refuseShortPassword(char[] password) throws KekException {
    if (module.isApprovedOnly() && password.length < MIN_APPROVED_PASSWORD_CHARS) {
      throw new KekException(
          Kind.REFUSED,
          name
              + ": approved-only mode needs a password of 112 bits or more, so of at least "
              + MIN_APPROVED_PASSWORD_CHARS
              + " characters");
    }
  }

  private KeyStore load(byte @Nullable [] bytes, char[] password)
      throws GeneralSecurityException, KekException {
    KeyStore store = KeyStore.getInstance("BCFKS", module.provider());
    try {
      store.load(bytes == null ? null : new ByteArrayInputStream(bytes), password);
      return store;
    } catch (IOException | GeneralSecurityException | RuntimeException e) {
      throw new KekException(
          Kind.DENIED,
          name
              + ": the password is wrong or the file was changed (it was tried once); restore"
              + " the file, or correct password-source and start anew",
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
