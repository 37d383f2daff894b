package io.bulla.testing;

import java.net.URI;
import java.nio.file.Path;

/**
 * OpenBao, which answers Vault's API, for the test classes that have this as a static field of
 * {@code RegisterExtension}: one server for the whole run, with Transit, AppRole and JWT
 * authentication to be mounted. Without Go the classes are skipped, visibly; {@code
 * BULLA_SERVER_OPENBAO} may name a file that describes another server, with lines {@code address},
 * {@code authority} and {@code token}. Thread-safe once a class has begun.
 */
public final class OpenBaoServer extends ServerExtension {
  /** For a static field of a test class. */
  public OpenBaoServer() {
    super("openbao");
  }

  /** Where it answers, by TLS: {@code https://127.0.0.1:PORT}. */
  public URI address() {
    return URI.create(one("address"));
  }

  /** The certificate of the authority that the server's is under, as PEM. */
  public Path authority() {
    return Path.of(one("authority"));
  }

  /** A token that may do everything. */
  public String token() {
    return one("token");
  }
}
