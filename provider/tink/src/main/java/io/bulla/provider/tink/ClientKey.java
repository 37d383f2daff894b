package io.bulla.provider.tink;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KmsClient;
import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * One key of a {@link KmsClient}. The client is made at the first use and given up after a failure,
 * so that renewed credentials work without a restart. Safe for use by several threads.
 */
final class ClientKey {
  private final String keyUri;
  private final Optional<Path> credentials;
  private final ClassLoader loader;

  private @Nullable Aead known;

  /**
   * @param credentials a file of credentials; empty for the client's default ones
   * @param loader has the clients
   */
  ClientKey(String keyUri, Optional<Path> credentials, ClassLoader loader) {
    this.keyUri = keyUri;
    this.credentials = credentials;
    this.loader = loader;
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
      aead = newAead(client());
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
      return ready.getAead(keyUri);
    } catch (GeneralSecurityException | RuntimeException e) {
      throw ClientFailure.ofCredentials(toString(), e);
    }
  }

  /** A new one each time: clients keep the credentials that they were given. */
  private KmsClient client() throws KekException {
    List<KmsClient> clients = new ArrayList<>();
    try {
      for (KmsClient client : ServiceLoader.load(KmsClient.class, loader)) {
        if (client.doesSupport(keyUri)) {
          clients.add(client);
        }
      }
    } catch (ServiceConfigurationError e) {
      throw new KekException(
          Kind.BAD_CONFIG, this + ": a KmsClient beside the extension does not load: " + e, e);
    }
    if (clients.size() != 1) {
      throw new KekException(Kind.BAD_CONFIG, this + ": " + notOne(clients));
    }
    return clients.get(0);
  }

  private static String notOne(List<KmsClient> clients) {
    if (clients.isEmpty()) {
      return "no KmsClient supports this key; put the jars of one beside the extension's";
    }
    List<String> names = clients.stream().map(client -> client.getClass().getName()).toList();
    return "several KmsClients support this key, " + String.join(", ", names) + "; leave one";
  }

  /** Its place for people. */
  @Override
  public String toString() {
    return "Tink's " + keyUri;
  }
}
