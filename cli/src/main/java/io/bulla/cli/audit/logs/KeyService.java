package io.bulla.cli.audit.logs;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** A service that keeps KEKs and logs their uses. */
public enum KeyService {
  /** AWS KMS, by CloudTrail. */
  AWS("aws-kms", "--cloudtrail", "eventTime"),
  /** Google Cloud KMS, by Cloud Audit Logs. */
  GOOGLE("gcp-kms", "--google", "timestamp"),
  /** Azure Key Vault, by its diagnostic log. */
  AZURE("azure-kms", "--azure", "time"),
  /** Transit of HashiCorp Vault and OpenBao, by an audit device. */
  VAULT("hcvault", "--vault", "time");

  private final String scheme;
  private final String option;
  private final String time;

  KeyService(String scheme, String option, String time) {
    this.scheme = scheme;
    this.option = option;
    this.time = time;
  }

  /** The service of KEKs with a scheme; empty for places that keep no log that is read here. */
  public static Optional<KeyService> ofScheme(String scheme) {
    return Arrays.stream(values()).filter(each -> each.scheme.equals(scheme)).findFirst();
  }

  /** The option that takes its log. */
  public String option() {
    return option;
  }

  /** Whether its log bears the id of a request that it told Bulla. */
  public boolean logsRequests() {
    return this == AWS || this == VAULT;
  }

  /**
   * When an entry of its log was written, whatever it is about.
   *
   * @throws io.bulla.cli.Failure if it is no entry of such a log
   */
  public Instant time(LogEntry entry) {
    return entry.time(time);
  }

  /**
   * What both a configured URI and an entry of the log come to for the same key. A log of Vault
   * does not say which server it is of.
   *
   * @param path of a URI, from the two slashes on
   */
  public String key(String path) {
    String text = path.startsWith("//") ? path.substring(2) : path;
    return this == VAULT ? text.substring(text.indexOf('/') + 1) : text;
  }

  /**
   * What an entry says of uses of keys; empty if it is about anything else.
   *
   * @param isSelected whether a key, as {@link #key} has it, is looked at: where an entry names
   *     several, or may mean one or the other, it counts for those
   * @throws io.bulla.cli.Failure if it is no entry of such a log
   */
  public List<LoggedUse> uses(LogEntry entry, Predicate<String> isSelected) {
    return switch (this) {
      case AWS -> CloudTrailLog.uses(entry, isSelected);
      case GOOGLE -> GoogleAuditLog.use(entry).stream().toList();
      case AZURE -> AzureDiagnosticLog.use(entry).stream().toList();
      case VAULT -> VaultAuditLog.uses(entry, isSelected);
    };
  }
}
