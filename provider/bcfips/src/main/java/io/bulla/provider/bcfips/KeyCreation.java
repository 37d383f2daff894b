package io.bulla.provider.bcfips;

import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.util.Collections;
import javax.crypto.KeyGenerator;
import org.jspecify.annotations.Nullable;

/** Adds a new AES-256 key, made with the module's DRBG, as one version of a KEK. */
final class KeyCreation implements KeystoreChange {
  private static final int KEY_BITS = 256;

  private final FipsModule module;
  private final VersionAlias alias;
  private @Nullable Key created;

  KeyCreation(FipsModule module, VersionAlias alias) {
    this.module = module;
    this.alias = alias;
  }

  @Override
  public void apply(KeyStore store, char[] password) throws KekException {
    run(
        () -> {
          refuseExisting(store);
          KeyGenerator generator = KeyGenerator.getInstance("AES", module.provider());
          generator.init(KEY_BITS, module.random());
          created = generator.generateKey();
          store.setKeyEntry(alias.toString(), created, password, null);
          return alias;
        });
  }

  private void refuseExisting(KeyStore store) throws GeneralSecurityException, KekException {
    for (String other : Collections.list(store.aliases())) {
      if (alias.isReachedBy(other)) {
        throw new KekException(
            Kind.REFUSED,
            "the key store holds " + other + " already; use it, or choose another id or object");
      }
    }
  }

  @Override
  public void verify(KeyStore written, char[] password) throws KekException {
    run(
        () -> {
          Key read = written.getKey(alias.toString(), password);
          if (read == null || created == null || !isSame(read, created)) {
            throw new KekException(
                Kind.UNAVAILABLE, "the key store does not give back the new key; nothing was made");
          }
          return alias;
        });
  }

  private static boolean isSame(Key one, Key other) {
    byte[] first = one.getEncoded();
    byte[] second = other.getEncoded();
    try {
      return MessageDigest.isEqual(first, second);
    } finally {
      java.util.Arrays.fill(first, (byte) 0);
      java.util.Arrays.fill(second, (byte) 0);
    }
  }

  private void run(FipsModule.Work<VersionAlias> work) throws KekException {
    try {
      VersionAlias unused = module.use("key " + alias, work);
    } catch (GeneralSecurityException e) {
      throw new KekException(Kind.UNAVAILABLE, "key " + alias + " cannot be made: " + e, e);
    }
  }
}
