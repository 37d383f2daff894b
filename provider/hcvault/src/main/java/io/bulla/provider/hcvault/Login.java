package io.bulla.provider.hcvault;

import io.bulla.provider.remote.Patience;
import io.bulla.provider.spi.KekException;

/** How this process gets a token. Implementations are safe for use by several threads. */
interface Login {
  /**
   * Gets one.
   *
   * @throws KekException AUTHENTICATION_FAILED if the credentials are not recognised
   */
  Token token(Patience patience) throws KekException;

  /** What to do about credentials that are not recognised. */
  String advice();
}
