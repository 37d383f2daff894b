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
 * @param detail why it is in that state, for people; may be empty
 * @param overridden whether the operator lets a suspended or compromised version unwrap
 */
public record StatedVersion(KekVersion version, KekState state, String detail, boolean overridden) {

  /** Returns the versions by number. */
  public static List<KekVersion> ascending(List<KekVersion> versions) {
    List<KekVersion> ascending = new ArrayList<>(versions);
    ascending.sort(Comparator.comparingInt(KekVersion::number));
    return ascending;
  }

  /** Returns the number of the version. */
  public int number() {
    return version.number();
  }

  /** Tells whether DEKs that it wrapped may be unwrapped. */
  public boolean unwraps() {
    return state.unwraps() || (overridden && state.isOverridable());
  }
}
