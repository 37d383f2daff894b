package io.bulla.provider.gcpkms;

import com.google.auth.oauth2.AccessToken;
import com.google.auth.oauth2.GoogleCredentials;
import io.bulla.provider.remote.Patience;
import io.bulla.provider.remote.SharedToken;
import io.bulla.provider.spi.FileFailure;
import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import java.io.IOException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Gets access tokens by credentials, which it finds anew each time. For one thread at a time. */
final class Login implements SharedToken.Login<Token> {
  /** A token that ends while a request is on its way would be refused. */
  private static final Duration MARGIN = Duration.ofMinutes(1);

  private static final int LONGEST_WORDS = 300;
  private static final int DEEPEST = 16;
  private static final String ADVICE =
      "; name credentials by credentials-file in the URI or GOOGLE_APPLICATION_CREDENTIALS, or run"
          + " where Google gives them";

  private final CryptoKeyName place;
  private final CredentialsSource source;
  private final TokenTransport transport;
  private final LongSupplier nanoClock;

  Login(
      CryptoKeyName place,
      CredentialsSource source,
      TokenTransport transport,
      LongSupplier nanoClock) {
    this.place = place;
    this.source = source;
    this.transport = transport;
    this.nanoClock = nanoClock;
  }

  /**
   * Gets one.
   *
   * @throws KekException AUTHENTICATION_FAILED if there are no credentials, or they are refused
   */
  @Override
  public Token token(Patience patience) throws KekException {
    if (source.file().isEmpty() && source.isMetadataServerForbidden()) {
      throw failure("there are no credentials" + ADVICE);
    }
    try {
      return transport.within(patience, this::token);
    } catch (IOException | RuntimeException e) {
      throw failure(e);
    }
  }

  private Token token() throws IOException {
    GoogleCredentials credentials = source.credentials(transport);
    AccessToken token = credentials.refreshAccessToken();
    return new Token(
        token.getTokenValue(),
        Optional.ofNullable(credentials.getQuotaProjectId()),
        nanoClock.getAsLong() + lifetime(token.getExpirationTime()).toNanos());
  }

  /** A token that tells no end is for one request. */
  private static Duration lifetime(@Nullable Date end) {
    return end == null
        ? Duration.ZERO
        : Duration.between(Instant.now(), end.toInstant()).minus(MARGIN);
  }

  /** The causes stay behind: they show what was answered, and parts of a file that is none. */
  private KekException failure(Exception e) {
    Optional<KekException> told = find(KekException.class, e);
    boolean isAlone =
        source.file().isEmpty() && find(UnresolvedAddressException.class, e).isPresent();
    if (isAlone) {
      return failure("there are no credentials, and no metadata server" + ADVICE);
    }
    return told.map(this::withSource)
        .orElseGet(() -> failure("gives no token: " + source + ": " + words(e)));
  }

  private KekException withSource(KekException e) {
    return new KekException(e.kind(), e.getMessage() + " (token by " + source + ")", e.getCause());
  }

  private KekException failure(String what) {
    return new KekException(Kind.AUTHENTICATION_FAILED, place + ": " + what);
  }

  private static <T> Optional<T> find(Class<T> type, Throwable failure) {
    Throwable cause = failure;
    for (int i = 0; cause != null && i < DEEPEST; i++) {
      if (type.isInstance(cause)) {
        return Optional.of(type.cast(cause));
      }
      cause = cause.getCause();
    }
    return Optional.empty();
  }

  private static String words(Exception e) {
    String words = e instanceof IOException io ? FileFailure.words(io) : e.toString();
    String line = words.replaceAll("[^ -~]+", " ").strip();
    return line.length() > LONGEST_WORDS ? line.substring(0, LONGEST_WORDS) + "…" : line;
  }
}
