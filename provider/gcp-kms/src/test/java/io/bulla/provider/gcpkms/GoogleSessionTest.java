package io.bulla.provider.gcpkms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulla.provider.KmsSite.Role;
import io.bulla.provider.ServiceSeam;
import io.bulla.provider.remote.Attempts;
import io.bulla.provider.remote.Http;
import io.bulla.provider.remote.SharedToken;
import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import io.bulla.testing.GoogleKmsServer;
import io.bulla.testing.GoogleKmsServer.Account;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** How long a token is used, and what is done about one that is not recognised. */
class GoogleSessionTest {
  @RegisterExtension static final GoogleKmsServer GOOGLE = new GoogleKmsServer();

  private static final CryptoKeyName KEY = new CryptoKeyName("tests");

  @TempDir Path directory;
  private final AtomicLong nanoClock = new AtomicLong();
  private final List<String> tokens = new ArrayList<>();

  private Session session() throws Exception {
    CredentialsSource source =
        new CredentialsSource(Optional.of(GOOGLE.keyFile(Account.NOBODY)), Map.of());
    TokenTransport transport =
        new TokenTransport(Http.to("tests", Optional.of(GOOGLE.authority())));
    return new Session(
        KEY, new SharedToken<>(new Login(KEY, source, transport, nanoClock::get), nanoClock::get));
  }

  private KmsAnswer send(Session session, int status) throws Exception {
    return Attempts.at("tests", Duration.ofMinutes(2))
        .run(
            patience ->
                session.send(
                    token -> {
                      tokens.add(token.text());
                      return new KmsAnswer(status, KmsAnswer.none());
                    },
                    patience),
            (name, value) -> {});
  }

  @Test
  void token_isKeptForItsHour_lessAMinute() throws Exception {
    Session session = session();
    send(session, 200);
    nanoClock.addAndGet(Duration.ofMinutes(57).toNanos());
    send(session, 200);
    nanoClock.addAndGet(Duration.ofMinutes(3).toNanos());
    send(session, 200);
    assertThat(tokens).hasSize(3);
    assertThat(tokens.get(1)).isEqualTo(tokens.get(0));
    assertThat(tokens.get(2)).isNotEqualTo(tokens.get(0));
  }

  @Test
  void freshTokenThatIsNotRecognised_failsTheLogin_afterTwoRequests() throws Exception {
    Session session = session();
    assertThatThrownBy(() -> send(session, 401))
        .isInstanceOfSatisfying(
            KekException.class, e -> assertThat(e.kind()).isEqualTo(Kind.AUTHENTICATION_FAILED));
    assertThat(tokens).doesNotHaveDuplicates().hasSize(2);
  }

  @Test
  void denial_isNoReasonToLogInAgain() throws Exception {
    assertThat(send(session(), 403).status()).isEqualTo(403);
    assertThat(tokens).hasSize(1);
  }

  @Test
  void tokenThatIsNoLongerRecognised_isReplaced() throws Exception {
    CryptoKeySite site = new CryptoKeySite(GOOGLE);
    byte[] blob =
        ServiceSeam.of(
                directory, site.uri(site.server(), Role.TRAINING, directory.resolve("training")))
            .wrap();
    ServiceSeam serving =
        ServiceSeam.of(
            directory, site.uri(site.server(), Role.SERVING, directory.resolve("serving")));
    assertThat(serving.opens(blob)).isTrue();
    site.administrator().forgetTokensOf(Account.SERVING);
    assertThat(serving.opens(blob)).isTrue();
  }
}
