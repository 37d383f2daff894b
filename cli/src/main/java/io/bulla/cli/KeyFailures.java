package io.bulla.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.security.KeyStoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javax.crypto.AEADBadTagException;
import javax.security.auth.login.CredentialException;

/** What went wrong with a KEK, told by the JDK types that the provider throws. */
public final class KeyFailures {
  private static final String DOCTOR = "see bulla doctor";
  private static final Map<String, ExitCode> PREFIXES =
      Map.of(
          "not-found: ", ExitCode.KEY,
          "unusable: ", ExitCode.KEY,
          "bad-config: ", ExitCode.CONFIGURATION,
          "refused: ", ExitCode.KEY);

  private KeyFailures() {}

  /** The failure that a use of a KEK, of its keystore or of its token ended with. */
  public static Failure of(Throwable thrown) {
    if (thrown instanceof Failure failure) {
      return failure;
    }
    List<Throwable> chain = new ArrayList<>();
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      chain.add(cause);
    }
    return chain.stream()
        .flatMap(cause -> precise(cause).stream())
        .findFirst()
        .or(() -> chain.stream().flatMap(cause -> unavailable(cause).stream()).findFirst())
        .orElseGet(() -> failure(ExitCode.TOKEN, thrown, DOCTOR));
  }

  private static Optional<Failure> precise(Throwable cause) {
    if (cause instanceof KeyStoreException) {
      return ofPrefix(cause);
    }
    if (cause instanceof AccessDeniedException) {
      String otherwise = "check the PIN or password, once: each try may count";
      return Optional.of(told(ExitCode.TOKEN, Words.of(cause), otherwise, cause));
    }
    if (cause instanceof CredentialException) {
      String otherwise = "renew the credentials of this process for the KEK's place";
      return Optional.of(told(ExitCode.TOKEN, Words.of(cause), otherwise, cause));
    }
    if (cause instanceof AEADBadTagException) {
      return Optional.of(
          failure(
              ExitCode.AUTHENTICATION, cause, "the wrapped key was changed or the KEK is another"));
    }
    return Optional.empty();
  }

  private static Optional<Failure> unavailable(Throwable cause) {
    boolean known = cause instanceof IOException || cause instanceof TimeoutException;
    return known
        ? Optional.of(told(ExitCode.TOKEN, Words.of(cause), DOCTOR, cause))
        : Optional.empty();
  }

  private static Optional<Failure> ofPrefix(Throwable cause) {
    String text = Words.of(cause);
    return PREFIXES.entrySet().stream()
        .filter(entry -> text.startsWith(entry.getKey()))
        .findFirst()
        .map(
            entry ->
                told(entry.getValue(), text.substring(entry.getKey().length()), DOCTOR, cause));
  }

  /** What the provider advises stands behind a semicolon. */
  private static Failure told(ExitCode code, String text, String otherwise, Throwable cause) {
    String[] parts = text.split("; ", 2);
    return new Failure(code, parts[0], parts.length == 2 ? parts[1] : otherwise, cause);
  }

  private static Failure failure(ExitCode code, Throwable cause, String hint) {
    return new Failure(code, Words.of(cause), hint, cause);
  }
}
