package io.bulla.provider.azurekms;

import io.bulla.provider.remote.Patience;
import io.bulla.provider.remote.SharedToken;
import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Asks with a token, and with another one where that is not recognised: once for each request. Safe
 * for use by several threads.
 */
record Session(KeyAddress place, Audience audience, SharedToken<Token> tokens) {
  private static final Pattern WANTED = Pattern.compile("\\b(?:resource|scope)=\"([^\"]*)\"");

  /** A request, which may be sent twice. */
  interface Request {
    VaultAnswer send(Token token) throws KekException;
  }

  /**
   * Sends a request.
   *
   * @throws KekException BAD_CONFIG if the vault wants tokens that are meant for somebody else;
   *     AUTHENTICATION_FAILED if a new token is not recognised either
   */
  VaultAnswer send(Request request, Patience patience) throws KekException {
    Token token = tokens.get(patience);
    VaultAnswer answer = request.send(token);
    if (answer.status() == 401) {
      refuseOtherAudience(answer);
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

  /** A challenge is a reason to fail, and never one to get such a token. */
  private void refuseOtherAudience(VaultAnswer answer) throws KekException {
    Optional<String> wanted = wanted(answer.challenge());
    if (wanted.isPresent() && !wanted.get().equals(audience.resource())) {
      throw answer.failure(
          Kind.BAD_CONFIG,
          place,
          "the vault wants a token for "
              + wanted.get().replaceAll("[^!-~]", "?")
              + ", and gets one for "
              + audience.resource()
              + " alone; is it a vault of Azure's?");
    }
  }

  private static Optional<String> wanted(String challenge) {
    Matcher matcher = WANTED.matcher(challenge);
    return matcher.find()
        ? Optional.of(matcher.group(1).replaceFirst("(/\\.default)?/?$", ""))
        : Optional.empty();
  }
}
