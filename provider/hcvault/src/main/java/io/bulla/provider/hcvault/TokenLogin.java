package io.bulla.provider.hcvault;

import io.bulla.provider.remote.Patience;
import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import io.bulla.provider.spi.KekPlace;
import java.util.Arrays;
import java.util.function.LongSupplier;

/**
 * A token that somebody else got, such as Vault Agent, read anew each time.
 *
 * @param place whose secret it is
 * @param nanoClock of leases
 */
record TokenLogin(Vault vault, KekPlace place, LongSupplier nanoClock) implements Login {
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
      return new Token(text, lease(text, patience));
    } finally {
      Arrays.fill(secret, '\0');
    }
  }

  /** One that may not look itself up is used all the same: its use tells whether it is valid. */
  private Lease lease(String text, Patience patience) throws KekException {
    long now = nanoClock.getAsLong();
    try (VaultAnswer self = vault.lookUp(new Token(text, Lease.unknown()), patience)) {
      return self.isGood() ? Lease.of(self.data(), "ttl", now) : Lease.unknown();
    }
  }

  @Override
  public String advice() {
    return "put a token that is valid where password-source says";
  }
}
