package io.bulla.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What tests of AWS KMS rely on. */
class MotoServerTest {
  @RegisterExtension static final MotoServer MOTO = new MotoServer();

  private static final String DEK = "ZGRkZGRkZGRkZGRkZGRkZA==";
  private static final String CONTEXT = "'EncryptionContext':{'model':'m'}";

  @Test
  void encryption_isBoundToItsContext() throws Exception {
    String wrapped = JsonText.value("CiphertextBlob", encrypt(newKey()).body());

    assertThat(decrypt(wrapped, CONTEXT).body()).contains(DEK);
    assertThat(decrypt(wrapped, "'EncryptionContext':{'model':'n'}").body())
        .contains("InvalidCiphertextException");
  }

  @Test
  void disabledKey_neitherEncryptsNorDecrypts() throws Exception {
    String key = newKey();
    String wrapped = JsonText.value("CiphertextBlob", encrypt(key).body());

    call("DisableKey", "{'KeyId':'" + key + "'}");

    assertThat(encrypt(key).body()).contains("DisabledException");
    assertThat(decrypt(wrapped, CONTEXT).body()).contains("DisabledException");
  }

  @Test
  void callerWithAWrongSecret_isRefusedAsKmsDoes() throws Exception {
    HttpResponse<String> answer = call("x".repeat(40), Instant.now(), "CreateKey", "{}");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("InvalidSignatureException", "signature we calculated");
  }

  @Test
  void callerWhoseClockIsOff_isRefusedAsKmsDoes() throws Exception {
    Instant early = Instant.now().minus(Duration.ofMinutes(10));

    HttpResponse<String> answer = call(MOTO.secretAccessKey(), early, "CreateKey", "{}");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("InvalidSignatureException", "Signature expired");
  }

  private static String newKey() throws Exception {
    return JsonText.value("KeyId", call("CreateKey", "{}").body());
  }

  private static HttpResponse<String> encrypt(String key) throws Exception {
    return call("Encrypt", "{'KeyId':'" + key + "','Plaintext':'" + DEK + "'," + CONTEXT + "}");
  }

  private static HttpResponse<String> decrypt(String wrapped, String context) throws Exception {
    return call("Decrypt", "{'CiphertextBlob':'" + wrapped + "'," + context + "}");
  }

  private static HttpResponse<String> call(String operation, String body) throws Exception {
    return call(MOTO.secretAccessKey(), Instant.now(), operation, body);
  }

  private static HttpResponse<String> call(
      String secret, Instant now, String operation, String body) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            SignedRequest.of(MOTO, secret, now, operation, body.replace('\'', '"')),
            BodyHandlers.ofString());
  }
}
