package io.bulla.cli.audit;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A use of a KEK without a partner.
 *
 * @param kek its id
 * @param operation by the word of who has it
 * @param by who, by the word of who has it
 * @param id of the request, or of the event
 * @param place {@code FILE:LINE}
 */
record UseFinding(
    Kind kind, String kek, String operation, Instant time, String by, String id, String place) {
  /** On which side it stands alone. */
  enum Kind {
    /** The service logged it, and no chain has it. */
    UNRECORDED,
    /** The service logged more uses under one event than Bulla made. */
    REPEATED,
    /** The service logged a success, and the chain has a failure, or no outcome. */
    DISPUTED,
    /** A chain has it, and the service did not log it. */
    UNLOGGED;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  Map<String, Object> asMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("finding", kind.word());
    map.put("kek", kek);
    map.put("operation", operation);
    map.put("time", time);
    map.put("by", by);
    map.put("id", id);
    map.put("place", place);
    return map;
  }
}
