package io.bulla.provider.azurekms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulla.provider.remote.Attempts;
import io.bulla.provider.remote.SharedToken;
import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is done about a token that a vault does not recognise, and about what it wants instead. */
class AzureSessionTest {
  private static final KeyAddress KEY = new KeyAddress("v.example", "v.example", "models");

  private final List<String> sent = new ArrayList<>();
  private int logins;

  private final Session session =
      new Session(
          KEY,
          new Audience("https://vault.azure.net"),
          new SharedToken<>(patience -> new Token("t" + ++logins, Long.MAX_VALUE), () -> 0));

  private VaultAnswer send(int status, String challenge) throws Exception {
    return Attempts.at("tests", Duration.ofMinutes(2))
        .run(
            patience ->
                session.send(
                    token -> {
                      sent.add(token.text());
                      return new VaultAnswer(status, "", challenge, VaultAnswer.none());
                    },
                    patience),
            (name, value) -> {});
  }

  private void assertFails(Kind kind, String challenge) {
    assertThatThrownBy(() -> send(401, challenge))
        .isInstanceOfSatisfying(KekException.class, e -> assertThat(e.kind()).isEqualTo(kind));
  }

  @Test
  void challengeOfTheAudience_isAnsweredByAnotherToken_once() {
    String authority = "Bearer authorization=\"https://login.microsoftonline.com/t\", ";
    assertFails(Kind.AUTHENTICATION_FAILED, authority + "resource=\"https://vault.azure.net\"");
    assertThat(sent).containsExactly("t1", "t2");
    assertFails(
        Kind.AUTHENTICATION_FAILED, authority + "scope=\"https://vault.azure.net/.default\"");
    assertThat(sent).containsExactly("t1", "t2", "t2", "t3");
  }

  @Test
  void challengeOfAnotherAudience_getsNoToken() {
    assertFails(Kind.BAD_CONFIG, "Bearer resource=\"https://graph.microsoft.com\"");
    assertThat(sent).containsExactly("t1");
    assertThat(logins).isEqualTo(1);
  }

  @Test
  void denial_isNoReasonToLogInAgain() throws Exception {
    assertThat(send(403, "").status()).isEqualTo(403);
    assertThat(logins).isEqualTo(1);
  }
}
