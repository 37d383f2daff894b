package io.bulla.cli.audit.logs;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Entries of Google's Cloud Audit Logs. Stateless. */
final class GoogleAuditLog {
  private static final String PAYLOAD = "protoPayload";
  private static final Map<String, KeyOperation> OPERATIONS =
      Map.of(
          "Encrypt", KeyOperation.WRAP,
          "Decrypt", KeyOperation.UNWRAP,
          "RawEncrypt", KeyOperation.OTHER,
          "RawDecrypt", KeyOperation.OTHER);

  private GoogleAuditLog() {}

  static Optional<LoggedUse> use(LogEntry entry) {
    entry.required("logName");
    String method = entry.text(PAYLOAD, "methodName");
    String word = method.substring(method.lastIndexOf('.') + 1);
    KeyOperation operation = OPERATIONS.get(word);
    if (operation == null
        || !entry.text(PAYLOAD, "serviceName").equals("cloudkms.googleapis.com")) {
      return Optional.empty();
    }
    String status = entry.text(PAYLOAD, "status", "code");
    return Optional.of(
        new LoggedUse(
            KeyService.GOOGLE,
            entry.text(PAYLOAD, "resourceName").replaceFirst("/cryptoKeyVersions/[0-9]+$", ""),
            operation,
            word,
            entry.time("timestamp"),
            entry.required("insertId"),
            Set.of(entry.text(PAYLOAD, "requestMetadata", "requestAttributes", "reason")),
            entry.text(PAYLOAD, "authenticationInfo", "principalEmail"),
            !status.isEmpty() && !status.equals("0"),
            entry.place()));
  }
}
