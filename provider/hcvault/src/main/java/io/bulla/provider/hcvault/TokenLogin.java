package io.bulla.provider.hcvault;

import io.bulla.provider.remote.Patience;
import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import io.bulla.provider.spi.KekPlace;
import java.util.Arrays;

/**
 * A token that somebody else got and renews, such as Vault Agent, read anew each time.
 *
 * @param place whose secret it is
 */
record TokenLogin(KekPlace place) implements Login {
  @Override
  public Token token(Patience patience) throws KekException {
    char[] secret = place.secret().read();
    try {
      String text = new String(secret);
      if (!Token.isOne(text)) {
        throw new KekException(
            Kind.AUTHENTICATION_FAILED,
            place.origin() + ": what password-source gives is no token; " + advice());
      }
      return new Token(text);
    } finally {
      Arrays.fill(secret, '\0');
    }
  }

  @Override
  public String advice() {
    return "put a token that is valid where password-source says";
  }
}
