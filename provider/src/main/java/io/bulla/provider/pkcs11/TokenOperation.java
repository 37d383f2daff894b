package io.bulla.provider.pkcs11;

import io.bulla.provider.spi.KekException;
import java.io.IOException;
import java.security.GeneralSecurityException;

/** Something done with a generation of a token; it may be done again with a later one. */
@FunctionalInterface
interface TokenOperation<T> {

  T on(TokenGeneration generation)
      throws GeneralSecurityException, IOException, CryptokiException, KekException;
}
