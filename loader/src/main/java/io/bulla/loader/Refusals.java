package io.bulla.loader;

import io.bulla.loader.format.FormatViolation;
import io.bulla.loader.keys.KekFailure;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Turns what went wrong inside into what a caller is told: type, place, problem and hint. */
final class Refusals {
  private static final String CHANGED_OR_OTHER_KEY =
      "failed authentication: the file was changed or the key is another one";
  private static final String COMPARE = "compare the file with its origin, or seal the model again";

  private Refusals() {}

  static ModelFormatException format(String name, FormatViolation violation) {
    String hint =
        violation.isFuture()
            ? "open it with a newer version of Bulla"
            : "check that the file was copied whole and is a sealed model, or seal it again";
    return new ModelFormatException(name, String.valueOf(violation.getMessage()), hint, violation);
  }

  static ModelFormatException notSealed(Path path, String problem) {
    return new ModelFormatException(
        path.toString(), problem, "seal it first: bulla seal SOURCE -o TARGET", null);
  }

  static ModelFormatException changedMeanwhile(String name, @Nullable Throwable cause) {
    return new ModelFormatException(
        name,
        "the file's length changed while it was open",
        "let the writer finish, then open it again",
        cause);
  }

  static ModelAuthenticationException header(String name, String part) {
    return new ModelAuthenticationException(
        name + ", " + part, CHANGED_OR_OTHER_KEY, COMPARE, null);
  }

  static ModelAuthenticationException segment(
      String name, long index, long offset, Throwable cause) {
    return new ModelAuthenticationException(
        name + ", segment " + index + " (offset " + offset + ")",
        CHANGED_OR_OTHER_KEY,
        COMPARE,
        cause);
  }

  static ModelIdentityException identity(String name, String problem, String hint) {
    return new ModelIdentityException(name, problem, hint, null);
  }

  static ModelKeyException unrecorded(String name, RuntimeException cause) {
    String text = String.valueOf(cause.getMessage());
    String[] parts = text.split("; ", 2);
    return new ModelKeyException(
        name, parts[0], parts.length == 2 ? parts[1] : "let its record be written", cause);
  }

  static SealedModelException kek(String name, KekFailure failure) {
    return switch (failure.reason()) {
      case DENIED ->
          told(
              ModelTokenException::new,
              name,
              failure,
              "check the PIN or password, once: each try may count");
      case AUTHENTICATION_FAILED ->
          told(
              ModelTokenException::new,
              name,
              failure,
              "renew the credentials of this process for the KEK's place");
      case THROTTLED ->
          told(
              ModelTokenException::new,
              name,
              failure,
              "try again later, or have the KEK's place allow more requests");
      case UNAVAILABLE ->
          told(
              ModelTokenException::new,
              name,
              failure,
              "see what of the KEK's place is there: bulla doctor");
      case NOT_FOUND ->
          told(
              ModelKeyException::new,
              name,
              failure,
              "list the KEKs that are there with: bulla key list");
      case UNUSABLE ->
          told(
              ModelKeyException::new,
              name,
              failure,
              "see what its versions may do with: bulla key inventory");
      case BAD_CONFIG ->
          told(
              ModelKeyException::new,
              name,
              failure,
              "correct the configuration at the place named; see bulla doctor");
      case REFUSED ->
          told(ModelKeyException::new, name, failure, "correct the configuration or the request");
      case NOT_AUTHENTIC ->
          new ModelAuthenticationException(
              name + ", wrapped DEK",
              failure.getMessage()
                  + ": the header was changed, or the KEK under this id is another one",
              "check which KEK the model was sealed under with: bulla inspect",
              failure);
    };
  }

  private interface Told<T> {
    T of(String location, String problem, String hint, Throwable cause);
  }

  /** What the provider advises stands behind a semicolon, and is better than what could be here. */
  private static <T> T told(Told<T> type, String name, KekFailure failure, String otherwise) {
    String text = failure.getMessage() == null ? "the KEK failed" : failure.getMessage();
    String[] parts = text.split("; ", 2);
    return type.of(name, parts[0], parts.length == 2 ? parts[1] : otherwise, failure);
  }
}
