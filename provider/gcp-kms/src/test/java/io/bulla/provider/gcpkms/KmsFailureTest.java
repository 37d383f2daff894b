package io.bulla.provider.gcpkms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulla.provider.remote.Json;
import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What an answer means, as Google documents it; the model gives few of them. */
class KmsFailureTest {
  private static final CryptoKeyName KEY =
      new CryptoKeyName("projects/p/locations/l/keyRings/r/cryptoKeys/k");

  private static KmsAnswer answer(int status, String code, String message) throws Exception {
    String json =
        "{\"error\":{\"code\":%d,\"message\":\"%s\",\"status\":\"%s\"}}"
            .formatted(status, message, code);
    return new KmsAnswer(status, (Json.Fields) Json.parse(json.getBytes(StandardCharsets.UTF_8)));
  }

  private static void assertTrouble(int status, Kind kind) throws Exception {
    KmsAnswer answer = answer(status, "INTERNAL", "words");
    assertThatThrownBy(() -> KmsFailure.refuseTrouble(KEY, answer))
        .isInstanceOfSatisfying(KekException.class, e -> assertThat(e.kind()).isEqualTo(kind))
        .hasMessageContaining("(HTTP " + status + " INTERNAL: words)");
  }

  private static void assertMeans(Kind kind, int status, String code, String message)
      throws Exception {
    KekException failure = KmsFailure.of(KEY, answer(status, code, message));
    assertThat(failure.kind()).as(message).isEqualTo(kind);
    assertThat(failure).hasMessageStartingWith(KEY.toString()).hasMessageContaining(code);
  }

  @Test
  void troubleOfTheService_isNoFaultOfTheRequest() throws Exception {
    for (int status : new int[] {500, 502, 503, 504}) {
      assertTrouble(status, Kind.UNAVAILABLE);
    }
    assertTrouble(429, Kind.THROTTLED);
    assertTrouble(307, Kind.BAD_CONFIG);
  }

  @Test
  void answerToTheRequest_isLeftToWhoAsked() throws Exception {
    for (int status : new int[] {200, 400, 401, 403, 404}) {
      KmsAnswer answer = answer(status, "ANY", "words");
      assertThatCode(() -> KmsFailure.refuseTrouble(KEY, answer)).doesNotThrowAnyException();
    }
  }

  @Test
  void refusals_areToldApart() throws Exception {
    assertMeans(Kind.DENIED, 403, "PERMISSION_DENIED", "Permission 'x' denied on resource");
    assertMeans(Kind.NOT_FOUND, 404, "NOT_FOUND", "CryptoKey k not found.");
    assertMeans(
        Kind.UNUSABLE,
        400,
        "FAILED_PRECONDITION",
        "1 is not enabled, current state is: DESTROYED.");
    assertMeans(
        Kind.BAD_TAG, 400, "INVALID_ARGUMENT", "Decryption failed: the ciphertext is invalid.");
    assertMeans(
        Kind.UNAVAILABLE,
        400,
        "INVALID_ARGUMENT",
        "The checksum in field x did not match the data.");
    assertMeans(Kind.REFUSED, 400, "INVALID_ARGUMENT", "The request is malformed.");
  }

  @Test
  void answerWithoutJson_isToldByItsStatus() {
    KekException failure = KmsFailure.of(KEY, new KmsAnswer(418, KmsAnswer.none()));
    assertThat(failure.kind()).isEqualTo(Kind.REFUSED);
    assertThat(failure).hasMessage(KEY + ": Google refuses it (HTTP 418)");
  }
}
