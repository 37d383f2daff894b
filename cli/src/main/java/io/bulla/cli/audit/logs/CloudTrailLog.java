package io.bulla.cli.audit.logs;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Records of CloudTrail. Stateless. */
final class CloudTrailLog {
  private static final Pattern EVENT =
      Pattern.compile("(?<![\\w.-])bulla/([A-Za-z0-9._-]{1,200}/[1-9][0-9]{0,17})(?![\\w/-])");
  private static final Map<String, KeyOperation> OPERATIONS =
      Map.of(
          "Encrypt", KeyOperation.WRAP,
          "GenerateDataKey", KeyOperation.WRAP,
          "GenerateDataKeyWithoutPlaintext", KeyOperation.WRAP,
          "Decrypt", KeyOperation.UNWRAP,
          "ReEncrypt", KeyOperation.OTHER,
          "GenerateDataKeyPair", KeyOperation.OTHER,
          "GenerateDataKeyPairWithoutPlaintext", KeyOperation.OTHER);

  private CloudTrailLog() {}

  /**
   * One for each key of the request that is selected; where none is, one of the first that it
   * names, or of no key.
   */
  static List<LoggedUse> uses(LogEntry entry, Predicate<String> isSelected) {
    KeyOperation operation = OPERATIONS.get(entry.required("eventName"));
    if (operation == null || !entry.required("eventSource").equals("kms.amazonaws.com")) {
      return List.of();
    }
    List<String> keys = keys(entry);
    List<String> selected = keys.stream().filter(isSelected).toList();
    return selected.isEmpty()
        ? List.of(use(entry, operation, keys.isEmpty() ? "" : keys.get(0)))
        : selected.stream().map(key -> use(entry, operation, key)).toList();
  }

  private static LoggedUse use(LogEntry entry, KeyOperation operation, String key) {
    String request = entry.text("requestID");
    return new LoggedUse(
        KeyService.AWS,
        key,
        operation,
        entry.text("eventName"),
        entry.time("eventTime"),
        request.isEmpty() ? entry.required("eventID") : request,
        Set.copyOf(List.of(request, event(entry.text("userAgent")))),
        entry.text("userIdentity", "arn"),
        !entry.text("errorCode").isEmpty(),
        entry.place());
  }

  /**
   * What the service found, and what was asked for, which is all there is of a request that it
   * refused early. A re-encryption has two.
   */
  private static List<String> keys(LogEntry entry) {
    Stream<String> found =
        entry.items("resources").stream()
            .filter(Map.class::isInstance)
            .map(resource -> String.valueOf(((Map<?, ?>) resource).get("ARN")));
    Stream<String> asked =
        Stream.of("keyId", "sourceKeyId", "destinationKeyId")
            .map(name -> entry.text("requestParameters", name));
    return Stream.concat(found, asked)
        .filter(key -> key.startsWith("arn:") && key.contains(":key/"))
        .distinct()
        .toList();
  }

  private static String event(String userAgent) {
    Matcher event = EVENT.matcher(userAgent);
    return event.find() ? event.group(1) : "";
  }
}
