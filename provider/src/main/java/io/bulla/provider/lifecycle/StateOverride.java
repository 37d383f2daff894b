package io.bulla.provider.lifecycle;

import io.bulla.provider.kek.KekAlias;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an operator lets a suspended or compromised version do all the same: unwrap, for a while.
 *
 * @param alias {@code id/version}
 * @param until no longer than this
 * @param reason why, for the log
 */
record StateOverride(String alias, Instant until, String reason) {
  static final String FORM = "ID/VERSION until YYYY-MM-DDTHH:MM:SSZ: REASON";

  private static final Pattern PATTERN = Pattern.compile("(\\S+/\\S+) until (\\S+Z): (.+)");

  boolean covers(String other, Instant now) {
    return alias.equals(other) && now.isBefore(until);
  }

  /** Several are separated by {@code ;}. */
  static List<StateOverride> parse(String text) {
    List<StateOverride> overrides = new ArrayList<>();
    for (String each : text.split(";", -1)) {
      overrides.add(one(each.strip()));
    }
    return List.copyOf(overrides);
  }

  private static StateOverride one(String text) {
    Matcher matcher = PATTERN.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("is not of the form: " + FORM);
    }
    try {
      String alias = matcher.group(1);
      KekAlias parsed = KekAlias.parse(alias);
      return new StateOverride(
          KekAlias.of(parsed.kekId(), parsed.version().orElseThrow()),
          Instant.parse(matcher.group(2)),
          matcher.group(3));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("has no time of the form YYYY-MM-DDTHH:MM:SSZ", e);
    }
  }
}
