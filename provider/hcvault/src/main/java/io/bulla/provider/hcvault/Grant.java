package io.bulla.provider.hcvault;

import io.bulla.provider.remote.Json;
import io.bulla.provider.remote.JsonBody;
import io.bulla.provider.remote.Patience;
import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Gets tokens by calls of the API.
 *
 * @param nanoClock of leases
 */
record Grant(Vault vault, LongSupplier nanoClock) {
  /**
   * Logs in.
   *
   * @param mount of the auth method
   * @throws KekException AUTHENTICATION_FAILED if the credentials are not recognised
   */
  Token login(String mount, JsonBody credentials, String advice, Patience patience)
      throws KekException {
    try (VaultAnswer answer = write("auth/" + mount + "/login", credentials, patience)) {
      if (answer.isGood()) {
        return token(answer);
      }
      throw vault.failure(
          Kind.AUTHENTICATION_FAILED,
          answer,
          "the login at auth/" + mount + " is refused; " + advice);
    }
  }

  private VaultAnswer write(String path, JsonBody input, Patience patience) throws KekException {
    byte[] body = input.bytes();
    try {
      return vault.write(path, Optional.empty(), "", body, patience);
    } finally {
      Arrays.fill(body, (byte) 0);
    }
  }

  private Token token(VaultAnswer answer) throws KekException {
    Json.Fields auth = answer.fields().fields("auth").orElseGet(VaultAnswer::none);
    String text =
        auth.text("client_token")
            .filter(Token::isOne)
            .orElseThrow(
                () ->
                    vault.failure(
                        Kind.AUTHENTICATION_FAILED,
                        answer,
                        "the login gives no token; an MFA or a wrapped answer is not understood"));
    return new Token(text, Lease.of(auth, "lease_duration", nanoClock.getAsLong()));
  }

  /** Prolongs a token; empty if that is refused. */
  Optional<Token> renew(Token token, Patience patience) throws KekException {
    byte[] nothing = {'{', '}'};
    long now = nanoClock.getAsLong();
    try (VaultAnswer answer =
        vault.write("auth/token/renew-self", Optional.of(token), "", nothing, patience)) {
      return answer.isGood()
          ? answer
              .fields()
              .fields("auth")
              .map(auth -> new Token(token.text(), Lease.of(auth, "lease_duration", now)))
          : Optional.empty();
    }
  }
}
