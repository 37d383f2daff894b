package io.bulla.provider.tink;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KmsClient;
import io.bulla.provider.spi.KekException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One key of a {@link KmsClient}. The client is made at the first use and given up after a failure,
 * so that renewed credentials work without a restart. Safe for use by several threads.
 */
final class ClientKey {
  private final Clients clients;
  private final Optional<Path> credentials;

  private @Nullable Aead known;

  /**
   * @param credentials a file of credentials; empty for the client's default ones
   */
  ClientKey(Clients clients, Optional<Path> credentials) {
    this.clients = clients;
    this.credentials = credentials;
  }

  /** Uses it, in a thread of the library's. */
  byte[] use(Use use) throws KekException {
    Aead aead = aead();
    try {
      return use.of(aead);
    } catch (GeneralSecurityException | RuntimeException e) {
      forget(aead);
      throw use.failure(toString(), e);
    }
  }

  private synchronized Aead aead() throws KekException {
    Aead aead = known;
    if (aead == null) {
      aead = newAead(clients.newClient());
      known = aead;
    }
    return aead;
  }

  private synchronized void forget(Aead failed) {
    if (known == failed) {
      known = null;
    }
  }

  private Aead newAead(KmsClient client) throws KekException {
    try {
      KmsClient ready =
          credentials.isPresent()
              ? client.withCredentials(credentials.get().toString())
              : client.withDefaultCredentials();
      return ready.getAead(clients.keyUri());
    } catch (GeneralSecurityException | RuntimeException e) {
      throw ClientFailure.ofCredentials(toString(), e);
    }
  }

  /** Its place for people. */
  @Override
  public String toString() {
    return clients.toString();
  }
}
