package io.bulla.cli.audit;

import io.bulla.cli.audit.UseFinding.Kind;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** How many uses of a KEK came out how. For one thread. */
final class KekTally {
  private final Map<Kind, Long> findings = new EnumMap<>(Kind.class);
  private long recorded;
  private long joined;
  private long unanswered;

  void recorded() {
    recorded++;
  }

  void joined() {
    joined++;
  }

  /** One that ended without an answer of the service, which need not have heard of it. */
  void unanswered() {
    unanswered++;
  }

  void found(Kind kind) {
    findings.merge(kind, 1L, Long::sum);
  }

  Map<String, Long> counts() {
    Map<String, Long> counts = new LinkedHashMap<>();
    counts.put("recorded", recorded);
    counts.put("joined", joined);
    counts.put("unanswered", unanswered);
    for (Kind kind : Kind.values()) {
      counts.put(kind.word(), findings.getOrDefault(kind, 0L));
    }
    return counts;
  }
}
