package io.bulla.cli.key;

import io.bulla.provider.lifecycle.KeyTimes;
import io.bulla.provider.lifecycle.KnownVersion;
import io.bulla.provider.lifecycle.StateRecord;
import io.bulla.provider.spi.KekVersion;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * All that is known of a version, in words and as JSON.
 *
 * @param version what is known
 */
record KnownWords(KnownVersion version) {
  /** Records do not say it, and the key is not there to be asked. */
  private static final String UNKNOWN = "-";

  String algorithm() {
    return version.placed().map(KekVersion::algorithm).orElse(UNKNOWN);
  }

  String bits() {
    return version.placed().map(each -> Integer.toString(each.bits())).orElse(UNKNOWN);
  }

  String protection() {
    return version
        .placed()
        .map(each -> each.protection().name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .orElse(version.place().isEmpty() ? "unknown" : "gone");
  }

  String place() {
    return version.place().isEmpty() ? "unknown" : version.place();
  }

  /** Used and budget; a question mark where nobody can tell: bulla doctor says why. */
  String wraps() {
    return version.placed().isEmpty()
        ? ""
        : version.wraps().map(each -> each.used() + "/" + each.budget()).orElse("?");
  }

  String created() {
    return day(version.created());
  }

  String protectUntil() {
    return day(times().protectUntil());
  }

  String processUntil() {
    return day(times().processUntil());
  }

  private KeyTimes times() {
    return version.latest().map(each -> each.record().times()).orElse(KeyTimes.ALWAYS);
  }

  private static String day(Optional<Instant> instant) {
    return instant.map(each -> each.toString().substring(0, "2026-01-01".length())).orElse("");
  }

  /** The lines of {@code bulla key describe}. */
  List<String> lines() {
    return asMap().entrySet().stream()
        .filter(entry -> !(entry.getValue() instanceof List))
        .map(entry -> String.format(Locale.ROOT, "%-14s %s", entry.getKey(), entry.getValue()))
        .map(String::stripTrailing)
        .toList();
  }

  List<String> history() {
    return version.history().stream().map(KnownWords::line).toList();
  }

  private static String line(KnownVersion.Signed signed) {
    StateRecord record = signed.record();
    String destroy =
        record.destroyAfter().map(each -> ", to be destroyed after " + each).orElse("");
    return signed.issued()
        + "  "
        + record.state().label()
        + destroy
        + "  by "
        + signed.signer().substring(0, Math.min(16, signed.signer().length()))
        + (record.reason().isEmpty() ? "" : "  " + record.reason());
  }

  Map<String, Object> asMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("id", version.kekId());
    map.put("version", version.number());
    map.put("state", version.state().label());
    map.put("detail", version.detail());
    version.placed().ifPresent(each -> map.put("algorithm", each.algorithm()));
    version.placed().ifPresent(each -> map.put("bits", each.bits()));
    map.put("place", place());
    map.put("protection", protection());
    map.put("key", version.placed().map(KekVersion::identity).orElse(""));
    version.wraps().ifPresent(each -> map.put("wraps", each.used()));
    version.wraps().ifPresent(each -> map.put("wrapBudget", each.budget()));
    map.put("created", text(version.created()));
    map.put("notBefore", text(times().notBefore()));
    map.put("protectUntil", text(times().protectUntil()));
    map.put("processUntil", text(times().processUntil()));
    map.put("history", version.history().stream().map(KnownWords::asMap).toList());
    return map;
  }

  private static Map<String, Object> asMap(KnownVersion.Signed signed) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("issued", signed.issued().toString());
    map.put("state", signed.record().state().label());
    map.put("destroyAfter", text(signed.record().destroyAfter()));
    map.put("reason", signed.record().reason());
    map.put("signer", signed.signer());
    return map;
  }

  private static String text(Optional<Instant> instant) {
    return instant.map(Instant::toString).orElse("");
  }
}
