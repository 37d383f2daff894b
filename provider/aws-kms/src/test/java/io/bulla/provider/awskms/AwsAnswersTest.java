package io.bulla.provider.awskms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.bulla.provider.KmsSite.Role;
import io.bulla.provider.ServiceSeam;
import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import io.bulla.testing.MotoServer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What answers mean that KMS gives by its documentation and moto does not: a proxy gives them. */
class AwsAnswersTest {
  @RegisterExtension static final MotoServer MOTO = new MotoServer();

  /** More than one use asks. */
  private static final int ALWAYS = 100;

  @TempDir Path directory;
  private AwsKmsSite site;
  private ServiceSeam seam;

  @BeforeEach
  void begin() throws Exception {
    site = new AwsKmsSite(MOTO);
    seam = ServiceSeam.of(directory, site.uri(Role.TRAINING, directory.resolve("training")));
  }

  @AfterEach
  void end() throws Exception {
    site.close();
  }

  private KekException failure(int times, String answer) {
    site.proxy().answer(times, answer);
    Throwable failure = catchThrowable(seam::wrap);
    assertThat(failure).as(answer).isNotNull();
    return (KekException) failure.getCause().getCause();
  }

  @ParameterizedTest
  @CsvSource({
    "AccessDeniedException, DENIED",
    "UnrecognizedClientException, AUTHENTICATION_FAILED",
    "ExpiredTokenException, AUTHENTICATION_FAILED",
    "InvalidSignatureException, AUTHENTICATION_FAILED",
    "IncompleteSignatureException, AUTHENTICATION_FAILED",
    "NotFoundException, NOT_FOUND",
    "DisabledException, UNUSABLE",
    "KMSInvalidStateException, UNUSABLE",
    "InvalidKeyUsageException, REFUSED",
    "SomethingNewException, REFUSED",
  })
  void refusal_isToldByItsCode_withItsRequest(String code, Kind kind) {
    KekException failure = failure(ALWAYS, CannedAnswer.of(400, code, "words of KMS; more"));
    assertThat(failure.kind()).isEqualTo(kind);
    assertThat(failure.requestId()).isEqualTo(CannedAnswer.REQUEST_ID);
    assertThat(failure).hasMessageContaining(code + ": words of KMS, more)");
  }

  @ParameterizedTest
  @CsvSource({
    "400, ThrottlingException",
    "429, UnknownException",
    "400, LimitExceededException",
    "500, KMSInternalException",
    "400, DependencyTimeoutException",
    "500, KeyUnavailableException",
    "503, UnknownException",
  })
  void troubleThatPasses_isTriedAgain(int status, String code) throws Exception {
    site.proxy().answer(1, CannedAnswer.of(status, code, "later"));
    assertThat(seam.wrap()).isNotEmpty();
  }

  @Test
  void somethingElseThatAnswers_isToldByItsStatus() {
    assertThat(failure(1, CannedAnswer.of(403, "<html>no</html>")).kind()).isEqualTo(Kind.REFUSED);
    assertThat(failure(1, CannedAnswer.of(307, "<html>there</html>")).kind())
        .isEqualTo(Kind.REFUSED);
    assertThat(failure(1, CannedAnswer.of(200, "<html>hello</html>")).kind())
        .isEqualTo(Kind.REFUSED);
    assertThat(failure(1, CannedAnswer.of(200, "{}")).kind()).isEqualTo(Kind.REFUSED);
  }

  @Test
  void answerOfAnotherKey_isRefused() {
    String other = site.keyArn().replace(site.keyId(), "0".repeat(8) + site.keyId().substring(8));
    String body = "{\"KeyId\":\"" + other + "\",\"CiphertextBlob\":\"YmxvYg==\"}";
    assertThat(failure(1, CannedAnswer.of(200, body)))
        .hasMessageContaining("is not what answered: the answer is of " + other);
  }

  /** The SDK sets its clock by such an answer. */
  @Test
  void signatureOfAWrongClock_isMadeOnceMore() throws Exception {
    site.proxy().answer(1, CannedAnswer.of(400, "InvalidSignatureException", "Signature expired"));
    assertThat(seam.wrap()).isNotEmpty();
  }

  /** AWS shows the headers that it would have signed. */
  @Test
  void refusedSignature_tellsNoHeaderOfTheRequest() throws Exception {
    String headers =
        "The request signature we calculated does not match.\n\nThe Canonical String should have"
            + " been\n'POST\nx-amz-security-token:a-session-token'";
    KekException failure =
        failure(ALWAYS, CannedAnswer.of(400, "InvalidSignatureException", headers));
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    assertThat(text.toString()).contains("does not match.").doesNotContain("a-session-token");
  }

  private KekException failureAt(String endpoint) throws Exception {
    Profiles.set("wrong-endpoint", endpoint, "AKIA", "secret", "");
    String uri = "aws-kms://" + site.keyArn() + "?profile=wrong-endpoint";
    return (KekException)
        catchThrowable(ServiceSeam.of(directory, uri)::wrap).getCause().getCause();
  }

  @Test
  void endpointInClearText_getsNothing() throws Exception {
    for (String endpoint :
        new String[] {"http://kms.example.com", "http://127.0.0.1.example.com:8080"}) {
      assertThat(failureAt(endpoint).kind()).isEqualTo(Kind.BAD_CONFIG);
      assertThat(failureAt(endpoint))
          .hasMessageContaining("would get a data key or a credential in clear text");
    }
  }

  @Test
  void endpointThatIsNone_isBadConfiguration() throws Exception {
    assertThat(failureAt("not an endpoint").kind()).isEqualTo(Kind.BAD_CONFIG);
  }

  @Test
  void profileThatIsNotThere_isNotRecognised() throws Exception {
    String uri = "aws-kms://" + site.keyArn() + "?profile=no-such-profile";
    KekException failure =
        (KekException) catchThrowable(ServiceSeam.of(directory, uri)::wrap).getCause().getCause();
    assertThat(failure.kind()).isEqualTo(Kind.AUTHENTICATION_FAILED);
    assertThat(failure).hasMessageContaining("no-such-profile");
  }

  /** The SDK fails then with an exception that is none of its own. */
  @Test
  void webIdentityWhoseFileIsNotThere_isNotRecognised() throws Exception {
    Profiles.set(
        "no-identity",
        """
        role_arn = arn:aws:iam::123456789012:role/serving
        web_identity_token_file = /nowhere/token
        """);
    String uri = "aws-kms://" + site.keyArn() + "?profile=no-identity";
    KekException failure =
        (KekException) catchThrowable(ServiceSeam.of(directory, uri)::wrap).getCause().getCause();
    assertThat(failure.kind()).isEqualTo(Kind.AUTHENTICATION_FAILED);
    assertThat(failure).hasMessageContaining("there are no credentials: ").hasNoCause();
  }

  @Test
  void opening_asksNobody() throws Exception {
    try (WireTap tap = WireTap.before(MOTO.address())) {
      URI server = tap.address();
      String uri = site.uri(server, Role.TRAINING, Files.createTempFile(directory, "p", ""));
      ServiceSeam untouched = ServiceSeam.of(directory, uri);
      assertThat(untouched.seam().key("models")).isNotNull();
      assertThat(tap.requests()).isEmpty();
      assertThat(untouched.wrap()).isNotEmpty();
      assertThat(tap.requests()).isNotEmpty();
    }
  }
}
