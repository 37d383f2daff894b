package io.bulla.provider.kek;

import io.bulla.provider.spi.KekVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The rule without state records: the highest version is active, those below are deactivated, and
 * what its place disables is suspended. Stateless.
 */
final class HighestIsActive implements KekStates {
  @Override
  public List<StatedVersion> of(String kekId, List<KekVersion> versions) {
    List<StatedVersion> stated = new ArrayList<>();
    for (KekVersion version : StatedVersion.ascending(versions)) {
      stated.add(stated(version, versions));
    }
    return List.copyOf(stated);
  }

  /** Asked at each use: without a list of the others. */
  @Override
  public Optional<StatedVersion> of(String kekId, List<KekVersion> versions, int number) {
    for (KekVersion version : versions) {
      if (version.number() == number) {
        return Optional.of(stated(version, versions));
      }
    }
    return Optional.empty();
  }

  private static StatedVersion stated(KekVersion version, List<KekVersion> all) {
    if (!version.enabled()) {
      return new StatedVersion(version, KekState.SUSPENDED, "its place disables it", false);
    }
    KekState state = isHighest(version, all) ? KekState.ACTIVE : KekState.DEACTIVATED;
    return new StatedVersion(version, state, "", false);
  }

  private static boolean isHighest(KekVersion version, List<KekVersion> all) {
    for (KekVersion other : all) {
      if (other.number() > version.number()) {
        return false;
      }
    }
    return true;
  }
}
