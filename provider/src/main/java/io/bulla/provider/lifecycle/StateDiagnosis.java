package io.bulla.provider.lifecycle;

import io.bulla.provider.spi.Finding;
import io.bulla.provider.spi.Finding.Status;
import io.bulla.provider.spi.KekException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How the state records stand, for {@code bulla doctor}. */
record StateDiagnosis(StateFile file, Overrides overrides, Instant now) {
  static final Finding UNSIGNED =
      new Finding(
          "key states", Status.OK, "unsigned: the highest version of each KEK is active", "");

  private static final Duration SOON = Duration.ofDays(30);
  private static final String RENEW = "renew them: bulla key renew";

  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    findings.add(records());
    overrides.all().stream()
        .filter(each -> now.isBefore(each.until()))
        .map(StateDiagnosis::override)
        .forEach(findings::add);
    return List.copyOf(findings);
  }

  private Finding records() {
    try {
      return records(file.chain());
    } catch (KekException e) {
      return new Finding("key states", Status.FAIL, String.valueOf(e.getMessage()), "");
    }
  }

  private Finding records(StateChain chain) {
    Instant expires = chain.last().map(last -> last.place().expires()).orElse(now);
    String detail = file.path() + ": " + chain.counter() + " signed records, good until " + expires;
    Optional<String> ahead = SignedStates.ahead(chain, now);
    if (ahead.isPresent()) {
      return new Finding(
          "key states", Status.FAIL, file.path() + ahead.get(), SignedStates.AHEAD_HINT);
    }
    if (!now.isBefore(expires)) {
      return new Finding("key states", Status.FAIL, detail, RENEW);
    }
    return now.plus(SOON).isBefore(expires)
        ? new Finding("key states", Status.OK, detail, "")
        : new Finding("key states", Status.WARN, detail, RENEW);
  }

  private static Finding override(StateOverride override) {
    return new Finding(
        "key override",
        Status.WARN,
        override.alias() + " may unwrap until " + override.until() + ": " + override.reason(),
        "take lifecycle.override out when it is no longer needed");
  }
}
