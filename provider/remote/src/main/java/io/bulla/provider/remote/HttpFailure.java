package io.bulla.provider.remote;

import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.util.Optional;

/** Why a service could not be asked. Stateless. */
final class HttpFailure {
  private static final int DEEPEST = 16;

  private HttpFailure() {}

  static KekException of(
      String place, HttpCall call, Optional<Path> authorities, Throwable failure) {
    Optional<Throwable> distrust = distrust(failure);
    String server = place + ": " + call.uri().getAuthority();
    if (distrust.isEmpty()) {
      return new KekException(
          Kind.UNAVAILABLE, server + " cannot be reached: " + words(failure), failure);
    }
    return new KekException(
        Kind.BAD_CONFIG,
        server
            + " is not trusted, by "
            + authorities.map(Path::toString).orElse("the authorities of the JDK")
            + ": "
            + words(distrust.get())
            + "; name the PEM file of its authority by ca-file in the URI",
        failure);
  }

  /** A handshake that was cut fails with the same type as one that is refused: by its cause. */
  private static Optional<Throwable> distrust(Throwable failure) {
    Throwable cause = failure;
    for (int i = 0; cause != null && i < DEEPEST; i++) {
      if (cause instanceof CertificateException) {
        return Optional.of(cause);
      }
      cause = cause.getCause();
    }
    return Optional.empty();
  }

  private static String words(Throwable failure) {
    String message = failure.getMessage();
    return message == null ? failure.getClass().getSimpleName() : message;
  }
}
