package io.bulla.provider.bcfips;

import io.bulla.provider.spi.KekException;
import java.security.KeyStore;

/** A change of a key store. */
interface KeystoreChange {
  /** Applies it, or refuses. */
  void apply(KeyStore store, char[] password) throws KekException;

  /** Checks that what is about to be written holds the change. */
  void verify(KeyStore written, char[] password) throws KekException;
}
