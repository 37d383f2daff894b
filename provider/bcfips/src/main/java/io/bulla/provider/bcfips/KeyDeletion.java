package io.bulla.provider.bcfips;

import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import java.security.GeneralSecurityException;
import java.security.KeyStore;

/** Removes one version of a KEK; where it is gone already, nothing is left to do. */
final class KeyDeletion implements KeystoreChange {
  private final FipsModule module;
  private final VersionAlias alias;

  KeyDeletion(FipsModule module, VersionAlias alias) {
    this.module = module;
    this.alias = alias;
  }

  @Override
  public void apply(KeyStore store, char[] password) throws KekException {
    run(
        () -> {
          if (store.containsAlias(alias.toString())) {
            store.deleteEntry(alias.toString());
          }
          return alias;
        });
  }

  @Override
  public void verify(KeyStore written, char[] password) throws KekException {
    run(
        () -> {
          if (written.containsAlias(alias.toString())) {
            throw new KekException(
                Kind.UNAVAILABLE, "the key store still holds " + alias + " after its deletion");
          }
          return alias;
        });
  }

  private void run(FipsModule.Work<VersionAlias> work) throws KekException {
    try {
      VersionAlias unused = module.use("key " + alias, work);
    } catch (GeneralSecurityException e) {
      throw new KekException(Kind.UNAVAILABLE, "key " + alias + " cannot be deleted: " + e, e);
    }
  }
}
