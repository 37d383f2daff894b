package io.bulla.testing;

import java.util.Optional;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Brings a {@link SharedServer} to a test class. Thread-safe once the class has begun. */
abstract sealed class ServerExtension implements BeforeAllCallback
    permits AzureKeyVaultServer, GoogleKmsServer, MotoServer, OpenBaoServer {
  private final SharedServer server;

  private volatile Optional<KeyValueLines> said = Optional.empty();

  ServerExtension(String name) {
    this.server = new SharedServer(name);
  }

  @Override
  public final void beforeAll(ExtensionContext context) {
    said = Optional.of(server.said(context));
  }

  /** What the server says of itself under a key. */
  final String one(String key) {
    return said.orElseThrow(() -> new IllegalStateException("no test class has begun")).one(key);
  }
}
