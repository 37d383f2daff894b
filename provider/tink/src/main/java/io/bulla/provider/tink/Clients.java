package io.bulla.provider.tink;

import com.google.crypto.tink.KmsClient;
import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/**
 * Finds the client of a key among the jars beside the extension: by the name of its class where the
 * URI has one, since Tink's own clients do not list themselves, else by {@link ServiceLoader}.
 * Makes a new one each time, since clients keep the credentials that they were given.
 *
 * @param keyUri the client's URI of the key
 * @param className of the client; empty to look for one that supports the key
 * @param loader has the clients
 */
record Clients(String keyUri, Optional<String> className, ClassLoader loader) {

  /**
   * @throws KekException BAD_CONFIG if there is not exactly one
   */
  KmsClient newClient() throws KekException {
    List<KmsClient> clients = new ArrayList<>();
    for (KmsClient client : className.isPresent() ? named(className.get()) : listed()) {
      if (client.doesSupport(keyUri)) {
        clients.add(client);
      }
    }
    if (clients.size() != 1) {
      throw new KekException(Kind.BAD_CONFIG, this + ": " + notOne(clients));
    }
    return clients.get(0);
  }

  private List<KmsClient> named(String name) throws KekException {
    try {
      Class<? extends KmsClient> client =
          Class.forName(name, /* initialize= */ false, loader).asSubclass(KmsClient.class);
      return List.of(client.getConstructor().newInstance());
    } catch (ReflectiveOperationException | ClassCastException | LinkageError e) {
      throw new KekException(
          Kind.BAD_CONFIG,
          this + ": the class that client= names is no KmsClient beside the extension: " + e,
          e);
    }
  }

  private List<KmsClient> listed() throws KekException {
    try {
      List<KmsClient> clients = new ArrayList<>();
      ServiceLoader.load(KmsClient.class, loader).forEach(clients::add);
      return clients;
    } catch (ServiceConfigurationError e) {
      throw new KekException(
          Kind.BAD_CONFIG, this + ": a KmsClient beside the extension does not load: " + e, e);
    }
  }

  private static String notOne(List<KmsClient> clients) {
    if (clients.isEmpty()) {
      return "no KmsClient supports this key; put the jars of one beside the extension's, and name"
          + " its class with client= where it does not list itself";
    }
    List<String> names = clients.stream().map(client -> client.getClass().getName()).toList();
    return "several KmsClients support this key, "
        + String.join(", ", names)
        + "; name one with client=";
  }

  /** The key's place for people. */
  @Override
  public String toString() {
    return "Tink's " + keyUri;
  }
}
