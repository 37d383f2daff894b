package io.bulla.provider.kek;

import io.bulla.provider.spi.KekVersion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A version of a KEK and its state.
 *
 * @param version as its place reports it
 * @param state what it may be used for
 */
public record StatedVersion(KekVersion version, KekState state) {

  /** Gives states to the versions of one KEK; ascending. */
  static List<StatedVersion> of(List<KekVersion> versions) {
    List<KekVersion> ascending = new ArrayList<>(versions);
    ascending.sort(Comparator.comparingInt(KekVersion::number));
    List<StatedVersion> stated = new ArrayList<>();
    for (int i = 0; i < ascending.size(); i++) {
      stated.add(of(ascending.get(i), i == ascending.size() - 1));
    }
    return List.copyOf(stated);
  }

  private static StatedVersion of(KekVersion version, boolean isHighest) {
    if (!version.enabled()) {
      return new StatedVersion(version, KekState.SUSPENDED);
    }
    return new StatedVersion(version, isHighest ? KekState.ACTIVE : KekState.DEACTIVATED);
  }

  /** Returns the number of the version. */
  public int number() {
    return version.number();
  }
}
