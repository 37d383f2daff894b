package io.bulla.cli;

import java.nio.file.AccessDeniedException;
import java.security.KeyStoreException;
import java.security.ProviderException;
import java.util.Map;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import org.jspecify.annotations.Nullable;

/** What went wrong with a KEK, told by the JDK types that the provider throws (docs/provider.md). */
public final class KeyFailures {
  private static final Map<String, ExitCode> PREFIXES =
      Map.of(
          "not-found: ", ExitCode.KEY,
          "bad-config: ", ExitCode.CONFIGURATION,
          "refused: ", ExitCode.KEY);

  private KeyFailures() {}

  /** The failure that a use of a KEK, of its keystore or of its token ended with. */
  public static Failure of(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      Optional<Failure> known = known(cause);
      if (known.isPresent()) {
        return known.get();
      }
    }
    return thrown instanceof ProviderException
        ? new Failure(ExitCode.TOKEN, text(thrown), "see bulla doctor", thrown)
        : Failures.of(thrown);
  }

  private static Optional<Failure> known(Throwable cause) {
    if (cause instanceof KeyStoreException) {
      return ofPrefix(cause);
    }
    if (cause instanceof AccessDeniedException) {
      return failure(
          ExitCode.KEY, cause, "check the PIN or password and the key's state: bulla key list");
    }
    if (cause instanceof AEADBadTagException) {
      return failure(ExitCode.AUTHENTICATION, cause, "the wrapped key was changed or the KEK is another");
    }
    if (cause instanceof java.io.IOException && !hasKnownCause(cause.getCause())
        || cause instanceof java.util.concurrent.TimeoutException) {
      return failure(ExitCode.TOKEN, cause, "see bulla doctor");
    }
    return Optional.empty();
  }

  private static boolean hasKnownCause(@Nullable Throwable cause) {
    return cause != null && known(cause).isPresent();
  }

  private static Optional<Failure> ofPrefix(Throwable cause) {
    String text = text(cause);
    return PREFIXES.entrySet().stream()
        .filter(entry -> text.startsWith(entry.getKey()))
        .findFirst()
        .map(
            entry ->
                new Failure(
                    entry.getValue(), text.substring(entry.getKey().length()), "see bulla doctor", cause));
  }

  private static Optional<Failure> failure(ExitCode code, Throwable cause, String hint) {
    return Optional.of(new Failure(code, text(cause), hint, cause));
  }

  private static String text(Throwable thrown) {
    String message = thrown.getMessage();
    return message == null ? thrown.getClass().getSimpleName() : message;
  }
}
