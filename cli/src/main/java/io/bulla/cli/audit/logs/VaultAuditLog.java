package io.bulla.cli.audit.logs;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lines of an audit device of Vault or OpenBao. Stateless. */
final class VaultAuditLog {
  private static final String REQUEST = "request";
  private static final Pattern PATH =
      Pattern.compile(
          "(.+)/(encrypt|decrypt|rewrap|backup|datakey/[a-z]+|export/[a-z-]+|hmac|sign|derive-key|byok-export/[^/]+)"
              + "/([^/]+)(?:/.*)?");
  private static final Map<String, KeyOperation> OPERATIONS =
      Map.of("encrypt", KeyOperation.WRAP, "decrypt", KeyOperation.UNWRAP);

  private VaultAuditLog() {}

  /**
   * Each request has a line before its answer and one with it, under one id. Of a path that is not
   * known, whatever it does is a use of each selected key that it may name.
   */
  static List<LoggedUse> uses(LogEntry entry, Predicate<String> isSelected) {
    entry.required("type");
    String path = entry.text(REQUEST, "path");
    Matcher matcher = PATH.matcher(path);
    Optional<LoggedUse> known =
        matcher.matches()
            ? Optional.of(
                use(entry, matcher.group(1) + "/keys/" + matcher.group(3), matcher.group(2)))
            : Optional.empty();
    if (known.filter(use -> isSelected.test(use.key())).isPresent()) {
      return known.stream().toList();
    }
    List<LoggedUse> possible =
        TransitPath.keys(path).stream()
            .filter(isSelected)
            .filter(key -> !TransitPath.isHarmless(path, entry.text(REQUEST, "operation"), key))
            .map(key -> use(entry, key, TransitPath.word(path, key)))
            .toList();
    return possible.isEmpty() ? known.stream().toList() : possible;
  }

  private static LoggedUse use(LogEntry entry, String key, String word) {
    String request = entry.required(REQUEST, "id");
    return new LoggedUse(
        KeyService.VAULT,
        key,
        OPERATIONS.getOrDefault(word, KeyOperation.OTHER),
        word,
        entry.time("time"),
        request,
        Set.copyOf(List.of(request, event(entry))),
        entry.text("auth", "display_name"),
        !entry.text("error").isEmpty(),
        entry.place());
  }

  private static String event(LogEntry entry) {
    List<?> values = entry.items(REQUEST, "headers", "x-bulla-event");
    return values.isEmpty() ? "" : String.valueOf(values.get(0));
  }
}
