package io.bulla.cli.audit.logs;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

  static Optional<LoggedUse> use(LogEntry entry) {
    KeyOperation operation = OPERATIONS.get(entry.required("eventName"));
    if (operation == null || !entry.required("eventSource").equals("kms.amazonaws.com")) {
      return Optional.empty();
    }
    String request = entry.text("requestID");
    return Optional.of(
        new LoggedUse(
            KeyService.AWS,
            key(entry),
            operation,
            entry.text("eventName"),
            entry.time("eventTime"),
            request.isEmpty() ? entry.required("eventID") : request,
            Set.copyOf(List.of(request, event(entry.text("userAgent")))),
            entry.text("userIdentity", "arn"),
            !entry.text("errorCode").isEmpty(),
            entry.place()));
  }

  /** What the service found; of a request that it refused early, what was asked for. */
  private static String key(LogEntry entry) {
    List<?> resources = entry.items("resources");
    return resources.stream()
        .filter(Map.class::isInstance)
        .map(resource -> ((Map<?, ?>) resource).get("ARN"))
        .filter(String.class::isInstance)
        .map(String.class::cast)
        .filter(arn -> arn.contains(":key/"))
        .findFirst()
        .orElseGet(() -> arn(entry.text("requestParameters", "keyId")));
  }

  private static String arn(String keyId) {
    return keyId.startsWith("arn:") && keyId.contains(":key/") ? keyId : "";
  }

  private static String event(String userAgent) {
    Matcher event = EVENT.matcher(userAgent);
    return event.find() ? event.group(1) : "";
  }
}
