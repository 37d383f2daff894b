package io.bulla.provider.hcvault;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulla.provider.remote.Http;
import io.bulla.provider.remote.Json;
import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** What an answer's status means, as Vault documents it; a test's server gives few of them. */
class AnswerStatusTest {
  private static final TransitAddress ADDRESS =
      new TransitAddress(URI.create("https://vault.example.com:8200"), "transit", "models");

  private static VaultAnswer answer(int status, String json) throws Exception {
    return new VaultAnswer(status, (Json.Fields) Json.parse(json.getBytes(StandardCharsets.UTF_8)));
  }

  private static Vault vault() throws Exception {
    return new Vault(ADDRESS, Optional.empty(), Http.to("Vault", Optional.empty()));
  }

  private static void assertTrouble(int status, Kind kind, String words) throws Exception {
    VaultAnswer answer = answer(status, "{\"errors\":[\"Vault is sealed\"]}");
    Vault vault = vault();
    assertThatThrownBy(() -> vault.refuseTrouble(answer))
        .isInstanceOfSatisfying(
            KekException.class, e -> Assertions.assertThat(e.kind()).isEqualTo(kind))
        .hasMessageContaining(words)
        .hasMessageContaining("HTTP " + status + ": Vault is sealed");
  }

  @Test
  void troubleOfTheServer_isNoFaultOfTheRequest() throws Exception {
    for (int status : new int[] {500, 502, 503, 412, 472, 473}) {
      assertTrouble(status, Kind.UNAVAILABLE, "cannot answer now");
    }
    assertTrouble(429, Kind.THROTTLED, "too many requests");
    assertTrouble(307, Kind.BAD_CONFIG, "name the active server");
  }

  @Test
  void answerToTheRequest_isLeftToWhoAsked() throws Exception {
    Vault vault = vault();
    for (int status : new int[] {200, 204, 400, 403, 404}) {
      VaultAnswer answer = new VaultAnswer(status, new Json.Fields(Map.of()));
      assertThatCode(() -> vault.refuseTrouble(answer)).as("%d", status).doesNotThrowAnyException();
    }
  }

  /** Vault before 1.13 has no associated data, and wraps without it. */
  @Test
  void warningThatTheContextWasIgnored_isRefused_andOthersAreNot() throws Exception {
    String ignored = "Endpoint ignored these unrecognized parameters: [associated_data]";
    VaultAnswer unbound =
        answer(
            200, "{\"data\":{\"ciphertext\":\"vault:v1:AA\"},\"warnings\":[\"" + ignored + "\"]}");
    assertThatThrownBy(() -> TransitFailure.refuseUnbound(vault(), unbound))
        .isInstanceOfSatisfying(
            KekException.class, e -> Assertions.assertThat(e.kind()).isEqualTo(Kind.REFUSED))
        .hasMessageContaining("does not bind a data key to its context")
        .hasMessageContaining("Vault 1.13");
    for (String none : new String[] {"null", "[]", "[\"the token ends soon\"]"}) {
      VaultAnswer answer = answer(200, "{\"warnings\":" + none + "}");
      assertThatCode(() -> TransitFailure.refuseUnbound(vault(), answer))
          .doesNotThrowAnyException();
    }
  }

  @Test
  void wordsThatNobodyKnows_areRefused_andTakenForNoBadTag() throws Exception {
    VaultAnswer answer = answer(400, "{\"request_id\":\"9f-1\",\"errors\":[\"something\\nelse\"]}");
    KekException failure = TransitFailure.of(vault(), answer);
    Assertions.assertThat(failure.kind()).isEqualTo(Kind.REFUSED);
    Assertions.assertThat(failure.requestId()).isEqualTo("9f-1");
    Assertions.assertThat(failure)
        .hasMessageContaining("something else")
        .hasMessageContaining("9f-1");
  }
}
