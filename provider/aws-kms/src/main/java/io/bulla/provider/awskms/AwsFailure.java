package io.bulla.provider.awskms;

import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * What a failure of the SDK means. The SDK's exceptions are no causes: a refused signature's
 * message shows the headers of the request, a session token among them. Stateless.
 */
final class AwsFailure {
  private static final int DEEPEST = 16;
  private static final int LONGEST_WORDS = 400;

  private static final Map<String, Kind> KINDS =
      Map.ofEntries(
          Map.entry("InvalidCiphertextException", Kind.BAD_TAG),
          Map.entry("IncorrectKeyException", Kind.BAD_TAG),
          Map.entry("AccessDeniedException", Kind.DENIED),
          Map.entry("AccessDenied", Kind.DENIED),
          Map.entry("UnrecognizedClientException", Kind.AUTHENTICATION_FAILED),
          Map.entry("InvalidClientTokenId", Kind.AUTHENTICATION_FAILED),
          Map.entry("InvalidSignatureException", Kind.AUTHENTICATION_FAILED),
          Map.entry("SignatureDoesNotMatch", Kind.AUTHENTICATION_FAILED),
          Map.entry("IncompleteSignatureException", Kind.AUTHENTICATION_FAILED),
          Map.entry("MissingAuthenticationTokenException", Kind.AUTHENTICATION_FAILED),
          Map.entry("ExpiredTokenException", Kind.AUTHENTICATION_FAILED),
          Map.entry("RequestExpired", Kind.AUTHENTICATION_FAILED),
          Map.entry("NotFoundException", Kind.NOT_FOUND),
          Map.entry("DisabledException", Kind.UNUSABLE),
          Map.entry("KMSInvalidStateException", Kind.UNUSABLE),
          Map.entry("ThrottlingException", Kind.THROTTLED),
          Map.entry("Throttling", Kind.THROTTLED),
          Map.entry("LimitExceededException", Kind.THROTTLED),
          Map.entry("RequestLimitExceeded", Kind.THROTTLED),
          Map.entry("KMSInternalException", Kind.UNAVAILABLE),
          Map.entry("DependencyTimeoutException", Kind.UNAVAILABLE),
          Map.entry("KeyUnavailableException", Kind.UNAVAILABLE),
          Map.entry("IDPCommunicationError", Kind.UNAVAILABLE));

  private AwsFailure() {}

  /** Why KMS did not do it. */
  static KekException of(String place, SdkException failure) {
    Optional<KekException> ofHttp = ofHttp(failure);
    if (ofHttp.isPresent()) {
      return ofHttp.get();
    }
    if (failure instanceof AwsServiceException refusal) {
      return ofAnswer(place, refusal);
    }
    return new KekException(
        Kind.REFUSED, place + ": the AWS SDK cannot do it: " + words(failure.getMessage()));
  }

  /** Why there are no credentials. */
  static KekException ofCredentials(String place, SdkException failure) {
    KekException told = of(place, failure);
    return switch (told.kind()) {
      case UNAVAILABLE, THROTTLED, TIMED_OUT, BAD_CONFIG -> told;
      default -> noCredentials(place, failure);
    };
  }

  /** What a source of credentials lacks, such as a file, or cannot make sense of. */
  static KekException noCredentials(String place, RuntimeException failure) {
    return new KekException(
        Kind.AUTHENTICATION_FAILED,
        place
            + ": there are no credentials: "
            + words(failure.getMessage())
            + "; give this process a role, or name a profile of the AWS configuration files");
  }

  /** Why there is no client. */
  static KekException ofConfiguration(String place, SdkException failure) {
    return new KekException(
        Kind.BAD_CONFIG,
        place
            + ": the configuration of the AWS SDK is wrong: "
            + words(failure.getMessage())
            + "; correct the AWS_ variables of this process, or the AWS configuration files");
  }

  /** What the HTTP client told lies below what the SDK made of it. */
  private static Optional<KekException> ofHttp(Throwable failure) {
    Throwable cause = failure;
    for (int i = 0; cause != null && i < DEEPEST; i++) {
      if (cause instanceof KekException told) {
        return Optional.of(told);
      }
      cause = cause.getCause();
    }
    return Optional.empty();
  }

  private static KekException ofAnswer(String place, AwsServiceException refusal) {
    Optional<AwsErrorDetails> details = Optional.ofNullable(refusal.awsErrorDetails());
    String code = details.map(AwsErrorDetails::errorCode).orElse("HTTP " + refusal.statusCode());
    Kind kind = KINDS.getOrDefault(code, kindOf(refusal.statusCode()));
    String said = words(details.map(AwsErrorDetails::errorMessage).orElse(""));
    return KekException.ofRequest(
        kind,
        place
            + ": "
            + what(kind)
            + " ("
            + code
            + (said.isEmpty() ? "" : ": " + said)
            + ")"
            + advice(kind),
        Optional.ofNullable(refusal.requestId()).orElse(""),
        null);
  }

  private static Kind kindOf(int status) {
    if (status == 429) {
      return Kind.THROTTLED;
    }
    return status / 100 == 5 ? Kind.UNAVAILABLE : Kind.REFUSED;
  }

  private static String what(Kind kind) {
    return switch (kind) {
      case BAD_TAG -> "the wrapped key was changed, or belongs to another key or context";
      case DENIED -> "this caller may not do it";
      case AUTHENTICATION_FAILED -> "this caller is not recognised";
      case NOT_FOUND -> "there is no such key";
      case UNUSABLE -> "the key's state forbids it";
      case THROTTLED -> "too much is asked of it";
      case UNAVAILABLE -> "it cannot answer now";
      default -> "it is refused";
    };
  }

  private static String advice(Kind kind) {
    return switch (kind) {
      case DENIED -> "; the caller's IAM policy and the key's policy have to allow it";
      case AUTHENTICATION_FAILED -> "; renew its credentials, and set the clock of this host";
      case NOT_FOUND -> "; correct the ARN in the URI";
      case UNUSABLE -> "; enable the key, cancel its deletion, or use another KEK";
      default -> "";
    };
  }

  /** On one line: what follows in the message of a refused signature are headers. */
  private static String words(@Nullable String message) {
    String line = message == null ? "" : message.lines().findFirst().orElse("");
    String plain = line.replaceAll("[^ -~]+", " ").replace("; ", ", ").strip();
    return plain.length() > LONGEST_WORDS ? plain.substring(0, LONGEST_WORDS) + "..." : plain;
  }
}
