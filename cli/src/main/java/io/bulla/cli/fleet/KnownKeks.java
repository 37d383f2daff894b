package io.bulla.cli.fleet;

import io.bulla.cli.Failure;
import io.bulla.cli.Workbench;
import io.bulla.cli.key.LifecycleFailures;
import io.bulla.provider.kek.Kek;
import io.bulla.provider.kek.KekAlias;
import io.bulla.provider.kek.KekState;
import io.bulla.provider.kek.StatedVersion;
import io.bulla.provider.spi.KekException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What this configuration knows of KEKs, each asked once. Uses no key. Safe for threads.
 *
 * <p>Of a KEK that is not configured here, or whose place numbers the versions itself, nobody can
 * say which version is the active one without a use.
 */
public final class KnownKeks {
  private final Workbench workbench;
  private final Map<String, OptionalInt> activeById = new HashMap<>();
  private final Map<String, Failure> failures = new LinkedHashMap<>();

  public KnownKeks(Workbench workbench) {
    this.workbench = workbench;
  }

  /** The active version; empty where nobody can say. */
  public synchronized OptionalInt active(String kekId) {
    return activeById.computeIfAbsent(kekId, this::ask);
  }

  /** Whether the signed records call a version compromised, also of a KEK that lives elsewhere. */
  public synchronized boolean isCompromised(String alias) {
    try {
      return workbench
          .provider()
          .lifecycle()
          .recordedState(alias)
          .filter(state -> state == KekState.COMPROMISED)
          .isPresent();
    } catch (KekException e) {
      failures.putIfAbsent("states", LifecycleFailures.of(e));
      return false;
    }
  }

  /** What could not be found out, by the id of the KEK. */
  public synchronized Map<String, Failure> failures() {
    return new LinkedHashMap<>(failures);
  }

  private OptionalInt ask(String kekId) {
    try {
      Optional<Kek> kek = workbench.provider().keks().get().find(kekId);
      if (kek.isEmpty() || kek.get().ownVersions().isPresent()) {
        return OptionalInt.empty();
      }
      Optional<StatedVersion> active = kek.get().version(KekAlias.parse(kekId));
      return active.isEmpty() ? OptionalInt.empty() : OptionalInt.of(active.get().number());
    } catch (KekException e) {
      failures.putIfAbsent(kekId, LifecycleFailures.of(e));
      return OptionalInt.empty();
    }
  }
}
