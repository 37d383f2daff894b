package io.bulla.cli.audit.logs;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lines of an audit device of Vault or OpenBao. Stateless. */
final class VaultAuditLog {
  private static final String REQUEST = "request";
  private static final Pattern PATH =
      Pattern.compile(
          "(.+)/(encrypt|decrypt|rewrap|backup|datakey/[a-z]+|export/[a-z-]+|hmac|sign|derive-key)"
              + "/([^/]+)(?:/.*)?");
  private static final Map<String, KeyOperation> OPERATIONS =
      Map.of("encrypt", KeyOperation.WRAP, "decrypt", KeyOperation.UNWRAP);

  private VaultAuditLog() {}

  /** Each request has a line before its answer and one with it, under one id. */
  static Optional<LoggedUse> use(LogEntry entry) {
    entry.required("type");
    Matcher path = PATH.matcher(entry.text(REQUEST, "path"));
    if (!path.matches()) {
      return Optional.empty();
    }
    String request = entry.required(REQUEST, "id");
    return Optional.of(
        new LoggedUse(
            KeyService.VAULT,
            path.group(1) + "/keys/" + path.group(3),
            OPERATIONS.getOrDefault(path.group(2), KeyOperation.OTHER),
            path.group(2),
            entry.time("time"),
            request,
            Set.copyOf(List.of(request, event(entry))),
            entry.text("auth", "display_name"),
            !entry.text("error").isEmpty(),
            entry.place()));
  }

  private static String event(LogEntry entry) {
    List<?> values = entry.items(REQUEST, "headers", "x-bulla-event");
    return values.isEmpty() ? "" : String.valueOf(values.get(0));
  }
}
