package io.bulla.provider.jca;

import io.bulla.provider.spi.KekException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.security.KeyStoreException;
import java.security.ProviderException;
import java.util.concurrent.TimeoutException;
import javax.crypto.AEADBadTagException;
import javax.security.auth.login.CredentialException;

/**
 * What callers see of a failure, in types of the JDK. The cause of the {@link ProviderException}
 * tells: {@link AccessDeniedException} is denied, {@link CredentialException} not recognised,
 * {@link TimeoutException} or another {@link IOException} unavailable, with a message that begins
 * with {@code throttled: } where that is why, and the message of a {@link KeyStoreException} begins
 * with {@code not-found: }, {@code unusable: }, {@code refused: } or {@code bad-config: }.
 */
final class SeamErrors {
  private SeamErrors() {}

  static ProviderException of(KekException e) {
    return new ProviderException(e.getMessage(), cause(e));
  }

  static ProviderException refused(String message) {
    return of(new KekException(KekException.Kind.REFUSED, message));
  }

  static AEADBadTagException badTag(KekException e) {
    AEADBadTagException badTag = new AEADBadTagException(e.getMessage());
    badTag.initCause(e);
    return badTag;
  }

  static Throwable cause(KekException e) {
    String message = String.valueOf(e.getMessage());
    return switch (e.kind()) {
      case DENIED -> new AccessDeniedException(message).initCause(e);
      case AUTHENTICATION_FAILED -> new CredentialException(message).initCause(e);
      case UNAVAILABLE -> new IOException(message, e);
      case THROTTLED -> new IOException("throttled: " + message, e);
      case TIMED_OUT -> new TimeoutException(message).initCause(e);
      case NOT_FOUND -> new KeyStoreException("not-found: " + message, e);
      case UNUSABLE -> new KeyStoreException("unusable: " + message, e);
      case BAD_CONFIG -> new KeyStoreException("bad-config: " + message, e);
      case REFUSED -> new KeyStoreException("refused: " + message, e);
      case BAD_TAG -> badTag(e);
    };
  }
}
