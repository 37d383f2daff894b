package io.bulla.testing;

import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A model of Google Cloud KMS by its REST reference, for the test classes that have this as a
 * static field of {@code RegisterExtension}: one server for the whole run. Google's own runs
 * nowhere else, so what is shown with it is shown with this reading of the reference. Without
 * Python the classes are skipped, visibly; {@code BULLA_SERVER_GOOGLEKMS} may name a file that
 * describes another server, such as Google's with a project for tests, with a line for each of the
 * below. Thread-safe once a class has begun.
 */
public final class GoogleKmsServer extends ServerExtension {
  /** A service account, and what it may do with every key. */
  public enum Account {
    /** Everything. */
    ADMINISTRATOR,
    /** Encrypt, and look at no key. */
    TRAINING,
    /** Decrypt, and look at no key. */
    SERVING,
    /** Nothing. */
    NOBODY
  }

  /** For a static field of a test class. */
  public GoogleKmsServer() {
    super("googlekms");
  }

  /** Where it and the token endpoint answer, by TLS: {@code https://127.0.0.1:PORT}. */
  public URI address() {
    return URI.create(one("address"));
  }

  /** The certificate of the authority that the server's is under, as PEM. */
  public Path authority() {
    return Path.of(one("authority"));
  }

  /** Its audit log: a line of JSON for each request, written before the answer. */
  public Path audit() {
    return Path.of(one("audit"));
  }

  /** The file of all access tokens that it has issued, one a line. */
  public Path issuedTokens() {
    return Path.of(one("issued"));
  }

  /**
   * The configuration of workload identity federation for a workload that may decrypt; the token of
   * its own identity provider is in a file that it names.
   */
  public Path workload() {
    return Path.of(one("workload"));
  }

  /** The ring that keys are made in: {@code projects/P/locations/L/keyRings/R}. */
  public String ring() {
    return one("ring");
  }

  /** The resource name of a key that is there from the start. */
  public String key() {
    return one("key");
  }

  /** What Cloud Audit Logs would have of uses of its keys: lines of LogEntry, by its reference. */
  public Path dataLog() {
    return Path.of(one("data-log"));
  }

  /** The key file of a service account, as Google's clients read it. */
  public Path keyFile(Account account) {
    return Path.of(one(account.name().toLowerCase(Locale.ROOT)));
  }
}
