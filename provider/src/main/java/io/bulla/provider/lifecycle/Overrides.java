package io.bulla.provider.lifecycle;

import io.bulla.provider.kek.KekState;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The overrides of a configuration; each one that is used is told in the log, once. */
final class Overrides {
  private final List<StateOverride> overrides;
  private final Set<StateOverride> told = ConcurrentHashMap.newKeySet();

  Overrides(List<StateOverride> overrides) {
    this.overrides = List.copyOf(overrides);
  }

  boolean permit(String alias, KekState state, Instant now) {
    Optional<StateOverride> override =
        overrides.stream().filter(each -> each.covers(alias, now)).findFirst();
    override.filter(told::add).ifPresent(each -> tell(each, state));
    return override.isPresent();
  }

  List<StateOverride> all() {
    return overrides;
  }

  /** Logging starts with the first override: without one it would only delay the first KEK. */
  private static void tell(StateOverride override, KekState state) {
    Logger log = System.getLogger("io.bulla.lifecycle");
    log.log(
        Level.WARNING,
        "KEK {0} is {1} and unwraps all the same, by lifecycle.override until {2}: {3}",
        override.alias(),
        state.label(),
        override.until(),
        override.reason());
  }
}
