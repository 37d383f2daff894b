package io.bulla.provider.kek;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.bulla.provider.audit.AuditEvent;
import io.bulla.provider.audit.AuditEvent.Resource;
import io.bulla.provider.spi.KekPlace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What the audit says of uses of a KEK. Stateless. */
final class KekUse {
  private static final Pattern LINES =
      Pattern.compile("(?:[a-z][a-z0-9-]{0,31}=[!-~]{0,200}\n){1,16}");
  private static final int LONGEST_CONTEXT_BYTES = 2048;

  private KekUse() {}

  static AuditEvent of(String operation, String kekId, int version, Map<String, String> more) {
    return new AuditEvent(
        operation, List.of(new Resource("kek", kekId, Integer.toString(version))), more);
  }

  /** Where a PIN or password is given. */
  static AuditEvent ofPlace(KekPlace place) {
    return new AuditEvent(
        "place.open",
        List.of(new Resource("kek", place.kekId(), "")),
        Map.of("configured", place.origin()));
  }

  /** A place that refuses who asks. */
  static AuditEvent ofLogin(String kekId) {
    return new AuditEvent("place.login", List.of(new Resource("kek", kekId, "")), Map.of());
  }

  /** Before a use: the version is empty where the active one is looked for. */
  static AuditEvent ofLookUp(KekAlias alias) {
    String version = alias.version().isPresent() ? "" + alias.version().getAsInt() : "";
    return new AuditEvent(
        "kek.look-up", List.of(new Resource("kek", alias.kekId(), version)), Map.of());
  }

  /** The context by its names where it is lines of text, as a loader's is. */
  static Map<String, String> context(byte[] context) {
    Map<String, String> shown = new LinkedHashMap<>();
    String text = context.length > LONGEST_CONTEXT_BYTES ? "" : new String(context, US_ASCII);
    if (LINES.matcher(text).matches()) {
      text.lines().forEach(line -> put(shown, line.split("=", 2)));
    } else {
      shown.put("context-bytes", Integer.toString(context.length));
    }
    return shown;
  }

  private static void put(Map<String, String> shown, String[] pair) {
    shown.put(pair[0], pair[1]);
  }
}
