package io.bulla.provider.gcpkms;

import io.bulla.provider.remote.Patience;
import io.bulla.provider.remote.SharedToken;
import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;

/**
 * Asks with a token, and with another one where that is not recognised: once for each request. Safe
 * for use by several threads.
 */
record Session(CryptoKeyName place, SharedToken<Token> tokens) {
  /** A request, which may be sent twice. */
  interface Request {
    KmsAnswer send(Token token) throws KekException;
  }

  /**
   * Sends a request.
   *
   * @throws KekException AUTHENTICATION_FAILED if a new token is not recognised either
   */
  KmsAnswer send(Request request, Patience patience) throws KekException {
    Token token = tokens.get(patience);
    KmsAnswer answer = request.send(token);
    if (answer.status() == 401) {
      answer = request.send(tokens.insteadOf(token, patience));
    }
    if (answer.status() == 401) {
      throw answer.failure(
          Kind.AUTHENTICATION_FAILED,
          place,
          "the token is not recognised; look at the credentials");
    }
    return answer;
  }
}
