package io.bulla.provider.kek;

import io.bulla.provider.audit.AuditEvent;
import io.bulla.provider.audit.AuditEvent.Resource;
import io.bulla.provider.spi.KekPlace;
import io.bulla.provider.spi.KeyContext;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** What the audit says of uses of a KEK. Stateless. */
final class KekUse {
  private KekUse() {}

  /**
   * @param version empty where its place chooses it: the record of the outcome has it then
   */
  static AuditEvent of(
      String operation, String kekId, OptionalInt version, Map<String, String> more) {
    return new AuditEvent(operation, List.of(new Resource("kek", kekId, text(version))), more);
  }

  private static String text(OptionalInt version) {
    return version.isPresent() ? Integer.toString(version.getAsInt()) : "";
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
    return of("kek.look-up", alias.kekId(), alias.version(), Map.of());
  }

  /** The context by its names where it is lines of text, as a loader's is. */
  static Map<String, String> context(KeyContext context) {
    int bytes = context.bytes().length;
    return context
        .pairs()
        .map(pairs -> (Map<String, String>) pairs)
        .orElseGet(() -> Map.of("context-bytes", Integer.toString(bytes)));
  }
}
