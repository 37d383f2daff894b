package io.bulla.provider.azurekms;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.azure.core.http.HttpPipelineBuilder;
import io.bulla.provider.remote.Http;
import io.bulla.provider.remote.LibraryCalls;
import io.bulla.provider.remote.Patience;
import io.bulla.provider.remote.SharedToken;
import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Gets access tokens for one audience, with credentials made anew each time. */
final class Login implements SharedToken.Login<Token> {
  /** A token that ends while a request is on its way would be refused. */
  private static final Duration MARGIN = Duration.ofMinutes(1);

  private static final int LONGEST_WORDS = 300;

  private final KeyAddress place;
  private final Settings settings;
  private final Http http;
  private final LibraryCalls calls;
  private final LongSupplier nanoClock;

  Login(
      KeyAddress place, Settings settings, Http http, LibraryCalls calls, LongSupplier nanoClock) {
    this.place = place;
    this.settings = settings;
    this.http = http;
    this.calls = calls;
    this.nanoClock = nanoClock;
  }

  @Override
  public Token token(Patience patience) throws KekException {
    return calls.run(() -> ask(patience), patience);
  }

  private Token ask(Patience patience) throws KekException {
    TokenHttp tokenHttp = new TokenHttp(http, patience);
    TokenCredential credential = credential(tokenHttp, patience);
    try {
      AccessToken token =
          credential.getTokenSync(new TokenRequestContext().addScopes(settings.audience().scope()));
      return new Token(
          token.getToken(), nanoClock.getAsLong() + lifetime(token.getExpiresAt()).toNanos());
    } catch (RuntimeException e) {
      throw failure(tokenHttp.trouble(), e);
    }
  }

  /** Azure's variables of this process are looked at here, and may be wrong. */
  private TokenCredential credential(TokenHttp tokenHttp, Patience patience) throws KekException {
    try {
      return settings
          .identity()
          .credential(new HttpPipelineBuilder().httpClient(tokenHttp).build(), patience.left());
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw new KekException(
          Kind.BAD_CONFIG,
          place + ": " + words(e) + "; correct the AZURE_ variables of this process");
    }
  }

  private static Duration lifetime(OffsetDateTime end) {
    return Duration.between(OffsetDateTime.now(end.getOffset()), end).minus(MARGIN);
  }

  /** The causes stay behind: they show what was asked and answered. */
  private KekException failure(Optional<KekException> trouble, RuntimeException e) {
    return trouble.orElseGet(
        () ->
            new KekException(
                Kind.AUTHENTICATION_FAILED,
                place + ": no token: " + words(e) + "; " + settings.identity().advice()));
  }

  private static String words(RuntimeException e) {
    String line =
        String.valueOf(e.getMessage()).replaceAll("[^ -~]+", " ").replace("; ", ", ").strip();
    return line.length() > LONGEST_WORDS ? line.substring(0, LONGEST_WORDS) + "…" : line;
  }
}
