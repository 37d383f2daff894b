package io.bulla.cli.audit.logs;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Records of the category {@code AuditEvent} of an Azure Key Vault. Stateless. */
final class AzureDiagnosticLog {
  private static final Pattern KEY =
      Pattern.compile("https://([^/]+)/keys/([0-9A-Za-z-]{1,127})(?:/.*)?");
  private static final Map<String, KeyOperation> OPERATIONS =
      Map.of(
          "KeyWrap", KeyOperation.WRAP,
          "KeyUnwrap", KeyOperation.UNWRAP,
          "KeyEncrypt", KeyOperation.OTHER,
          "KeyDecrypt", KeyOperation.OTHER,
          "KeySign", KeyOperation.OTHER,
          "KeyBackup", KeyOperation.OTHER,
          "KeyRelease", KeyOperation.OTHER);

  private AzureDiagnosticLog() {}

  /** An entry has no id of its own: each is a use. */
  static Optional<LoggedUse> use(LogEntry entry) {
    String word = entry.required("operationName");
    KeyOperation operation = OPERATIONS.get(word);
    if (operation == null || !entry.required("category").equals("AuditEvent")) {
      return Optional.empty();
    }
    return Optional.of(
        new LoggedUse(
            KeyService.AZURE,
            key(entry),
            operation,
            word,
            entry.time("time"),
            entry.place(),
            Set.of(entry.text("correlationId")),
            caller(entry),
            !entry.text("properties", "httpStatusCode").startsWith("2"),
            entry.place()));
  }

  private static String key(LogEntry entry) {
    Matcher id = KEY.matcher(entry.text("properties", "id"));
    if (!id.matches()) {
      id = KEY.matcher(entry.text("properties", "requestUri").replaceFirst("\\?.*", ""));
    }
    return id.matches() ? id.group(1).toLowerCase(Locale.ROOT) + "/keys/" + id.group(2) : "";
  }

  private static String caller(LogEntry entry) {
    String application = entry.text("identity", "claim", "appid");
    return application.isEmpty() ? entry.text("callerIpAddress") : application;
  }
}
