package io.bulla.provider.azurekms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulla.provider.remote.Json;
import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What an answer means, as Azure documents it; the model gives few of them. */
class VaultFailureTest {
  private static final KeyAddress KEY =
      new KeyAddress("v.vault.azure.net", "v.vault.azure.net", "models");

  private static VaultAnswer answer(int status, String code, String inner, String message)
      throws Exception {
    String json =
        "{\"error\":{\"code\":\"%s\",\"message\":\"%s\",\"innererror\":{\"code\":\"%s\"}}}"
            .formatted(code, message, inner);
    return new VaultAnswer(
        status, "r-1", "", (Json.Fields) Json.parse(json.getBytes(StandardCharsets.UTF_8)));
  }

  private static void assertTrouble(int status, Kind kind) throws Exception {
    VaultAnswer answer = answer(status, "Code", "Inner", "words");
    assertThatThrownBy(() -> VaultFailure.refuseTrouble(KEY, answer))
        .isInstanceOfSatisfying(
            KekException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(kind);
              assertThat(e.requestId()).isEqualTo("r-1");
            })
        .hasMessageContaining("(HTTP " + status + " Code Inner: words)");
  }

  private static void assertMeans(Kind kind, int status, String code, String inner, String message)
      throws Exception {
    KekException failure = VaultFailure.of(KEY, answer(status, code, inner, message), true);
    assertThat(failure.kind()).as(message).isEqualTo(kind);
    assertThat(failure).hasMessageStartingWith(KEY.toString()).hasMessageContaining(code);
  }

  @Test
  void troubleOfTheService_isNoFaultOfTheRequest() throws Exception {
    for (int status : new int[] {408, 500, 502, 503, 504}) {
      assertTrouble(status, Kind.UNAVAILABLE);
    }
    assertTrouble(429, Kind.THROTTLED);
    assertTrouble(307, Kind.BAD_CONFIG);
  }

  @Test
  void answerToTheRequest_isLeftToWhoAsked() throws Exception {
    for (int status : new int[] {200, 400, 401, 403, 404}) {
      VaultAnswer answer = answer(status, "Code", "", "words");
      assertThatCode(() -> VaultFailure.refuseTrouble(KEY, answer)).doesNotThrowAnyException();
    }
  }

  @Test
  void refusals_areToldApart() throws Exception {
    assertMeans(Kind.DENIED, 403, "Forbidden", "ForbiddenByRbac", "Caller is not authorized");
    assertMeans(Kind.DENIED, 403, "Forbidden", "ForbiddenByPolicy", "does not have keys wrapKey");
    assertMeans(Kind.DENIED, 403, "Forbidden", "ForbiddenByFirewall", "Client address is not");
    assertMeans(Kind.UNUSABLE, 403, "Forbidden", "KeyDisabled", "Operation wrapKey");
    assertMeans(
        Kind.UNUSABLE, 403, "Forbidden", "", "Operation unwrap is not allowed on an expired key.");
    assertMeans(
        Kind.UNUSABLE, 403, "Forbidden", "", "Operation is not allowed on a not yet valid key.");
    assertMeans(Kind.NOT_FOUND, 404, "KeyNotFound", "", "A key with (name/id) was not found");
    assertMeans(Kind.BAD_TAG, 400, "BadParameter", "", "The parameter is incorrect.");
    assertMeans(Kind.REFUSED, 409, "Conflict", "ObjectIsBeingRecovered", "is being recovered");
  }

  @Test
  void badParameterOfAWrap_isNoBlobsFault() throws Exception {
    VaultAnswer answer = answer(400, "BadParameter", "", "Property has invalid value");
    assertThat(VaultFailure.of(KEY, answer, false).kind()).isEqualTo(Kind.REFUSED);
  }
}
