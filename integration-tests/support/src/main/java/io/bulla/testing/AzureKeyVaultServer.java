package io.bulla.testing;

import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A model of Azure Key Vault and of the token endpoint before it by their REST references, for the
 * test classes that have this as a static field of {@code RegisterExtension}: one server for the
 * whole run. Microsoft's own runs nowhere else, so what is shown with it is shown with this reading
 * of the references. Without Python the classes are skipped, visibly; {@code BULLA_SERVER_AZUREKV}
 * may name a file that describes another server, with a line for each of the below. Thread-safe
 * once a class has begun.
 */
public final class AzureKeyVaultServer extends ServerExtension {
  /** An application, and what it may do with every key. */
  public enum Application {
    /** Everything. */
    ADMINISTRATOR,
    /** Wrap, and look at no key. */
    TRAINING,
    /** Unwrap, and look at no key. */
    SERVING,
    /** Nothing. */
    NOBODY;

    private String key(String what) {
      return name().toLowerCase(Locale.ROOT) + "-" + what;
    }
  }

  /** For a static field of a test class. */
  public AzureKeyVaultServer() {
    super("azurekv");
  }

  /** Where the vault and the token endpoint answer, by TLS: {@code https://127.0.0.1:PORT}. */
  public URI address() {
    return URI.create(one("address"));
  }

  /** The certificate of the authority that the server's is under, as PEM. */
  public Path authority() {
    return Path.of(one("authority"));
  }

  /** Its log: a line of JSON for each request to the vault, written before the answer. */
  public Path audit() {
    return Path.of(one("audit"));
  }

  /** The file of all access tokens that it has issued, one a line. */
  public Path issuedTokens() {
    return Path.of(one("issued"));
  }

  /** The tenant that the applications are in. */
  public String tenant() {
    return one("tenant");
  }

  /** The name of a key that is there from the start. */
  public String key() {
    return one("key");
  }

  /** What its diagnostic log would have of uses of its keys, by the reference. */
  public Path diagnostics() {
    return Path.of(one("diagnostics"));
  }

  /** The id of an application. */
  public String clientId(Application application) {
    return one(application.key("id"));
  }

  /** The secret of an application. */
  public String clientSecret(Application application) {
    return one(application.key("secret"));
  }
}
