package io.bulla.loader.s3;

import io.bulla.loader.store.ObjectChangedException;
import io.bulla.loader.store.StoreException;
import io.bulla.loader.store.StoreException.Kind;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * What a failure of the SDK means. The SDK's exceptions are no causes: a refused signature's
 * message shows the headers of the request, a session token among them. Stateless.
 */
final class S3Failure {
  private static final int DEEPEST = 16;
  private static final int LONGEST_WORDS = 300;

  private static final Map<String, Kind> KINDS =
      Map.ofEntries(
          Map.entry("InvalidAccessKeyId", Kind.AUTHENTICATION_FAILED),
          Map.entry("InvalidClientTokenId", Kind.AUTHENTICATION_FAILED),
          Map.entry("SignatureDoesNotMatch", Kind.AUTHENTICATION_FAILED),
          Map.entry("ExpiredToken", Kind.AUTHENTICATION_FAILED),
          Map.entry("InvalidToken", Kind.AUTHENTICATION_FAILED),
          Map.entry("RequestTimeTooSkewed", Kind.AUTHENTICATION_FAILED),
          Map.entry("AuthorizationHeaderMalformed", Kind.BAD_CONFIG),
          Map.entry("PermanentRedirect", Kind.BAD_CONFIG),
          Map.entry("SlowDown", Kind.THROTTLED),
          Map.entry("NoSuchKey", Kind.NOT_FOUND),
          Map.entry("NoSuchBucket", Kind.NOT_FOUND),
          Map.entry("NoSuchVersion", Kind.NOT_FOUND),
          Map.entry("ConditionalRequestConflict", Kind.CHANGED));

  private S3Failure() {}

  /**
   * Why S3 did not do it.
   *
   * @param place of the object
   * @param what was to be done, as "read it"
   */
  static IOException of(Object place, String what, SdkException failure) {
    if (failure instanceof AbortedException) {
      Thread.currentThread().interrupt(); // the SDK has taken it
      return new InterruptedIOException(place + ": interrupted while S3 was to " + what);
    }
    if (failure instanceof AwsServiceException refusal) {
      return ofAnswer(place, what, refusal);
    }
    return ofNoAnswer(place + ": S3 was to " + what + ", and ", failure);
  }

  static StoreException ofConfiguration(RuntimeException failure) {
    return new StoreException(
        Kind.BAD_CONFIG,
        "s3: the configuration of the AWS SDK is wrong: "
            + words(failure.getMessage())
            + "; correct the AWS_ variables of this process, or the AWS configuration files",
        null);
  }

  private static StoreException ofNoAnswer(String begin, SdkException failure) {
    Optional<IOException> io = io(failure);
    if (io.isPresent() && io.get() instanceof ClearTextException clear) {
      return new StoreException(Kind.BAD_CONFIG, begin + clear.getMessage(), null);
    }
    boolean late =
        failure instanceof ApiCallTimeoutException
            || failure instanceof ApiCallAttemptTimeoutException;
    if (io.isPresent() || late) {
      String why = io.map(each -> words(each.getMessage())).orElse("it took too long");
      return new StoreException(
          Kind.UNAVAILABLE,
          begin + "does not answer: " + why + "; see whether this host reaches it, and try again",
          null);
    }
    String said = words(failure.getMessage());
    boolean credentials = said.contains("credentials");
    return new StoreException(
        credentials ? Kind.AUTHENTICATION_FAILED : Kind.REFUSED,
        begin
            + "the AWS SDK cannot ask: "
            + said
            + (credentials
                ? "; give this process a role, or name a profile of the AWS configuration files"
                : "; correct what it names"),
        null);
  }

  private static Optional<IOException> io(Throwable failure) {
    Throwable cause = failure;
    for (int i = 0; cause != null && i < DEEPEST; i++) {
      if (cause instanceof IOException found) {
        return Optional.of(found);
      }
      cause = cause.getCause();
    }
    return Optional.empty();
  }

  private static StoreException ofAnswer(Object place, String what, AwsServiceException refusal) {
    Optional<AwsErrorDetails> details = Optional.ofNullable(refusal.awsErrorDetails());
    String code = details.map(AwsErrorDetails::errorCode).orElse("");
    Kind kind = KINDS.getOrDefault(code, kindOf(refusal.statusCode()));
    String said = words(details.map(AwsErrorDetails::errorMessage).orElse(""));
    String id =
        Optional.ofNullable(refusal.requestId()).map(each -> ", request " + words(each)).orElse("");
    String message =
        place
            + ": S3 was to "
            + what
            + ", and "
            + why(kind)
            + " ("
            + (code.isEmpty() ? "HTTP " + refusal.statusCode() : words(code))
            + (said.isEmpty() ? "" : ": " + said)
            + id
            + ")"
            + advice(kind);
    return kind == Kind.CHANGED
        ? new ObjectChangedException(message, null)
        : new StoreException(kind, message, null);
  }

  private static Kind kindOf(int status) {
    return switch (status) {
      case 301, 307 -> Kind.BAD_CONFIG;
      case 401, 403 -> Kind.DENIED;
      case 404 -> Kind.NOT_FOUND;
      case 412 -> Kind.CHANGED;
      case 429, 503 -> Kind.THROTTLED;
      default -> status / 100 == 5 ? Kind.UNAVAILABLE : Kind.REFUSED;
    };
  }

  private static String why(Kind kind) {
    return switch (kind) {
      case DENIED -> "this caller may not";
      case AUTHENTICATION_FAILED -> "this caller is not recognised";
      case NOT_FOUND -> "there is no such object";
      case CHANGED -> "there is another object by now";
      case THROTTLED -> "too much is asked of it";
      case UNAVAILABLE -> "it cannot answer now";
      case BAD_CONFIG -> "it is elsewhere";
      default -> "it is refused";
    };
  }

  private static String advice(Kind kind) {
    return switch (kind) {
      case DENIED ->
          "; allow it in the caller's IAM policy and the bucket's (docs/s3.md); without"
              + " s3:ListBucket, what is not there is denied too";
      case AUTHENTICATION_FAILED -> "; renew its credentials, and set the clock of this host";
      case NOT_FOUND -> "; correct the bucket or the key in the URI";
      case CHANGED -> "; nothing of it was written; do it again on what is there now";
      case THROTTLED, UNAVAILABLE -> "; try again later";
      case BAD_CONFIG -> "; set AWS_REGION to the bucket's region";
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
