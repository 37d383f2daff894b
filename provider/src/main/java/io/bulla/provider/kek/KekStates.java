package io.bulla.provider.kek;

import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekVersion;
import java.util.List;
import java.util.Optional;

/** Says what the versions of a KEK may be used for now; safe for use by several threads. */
@FunctionalInterface
public interface KekStates {
  /** The rule without state records: the highest version is active, those below deactivated. */
  static KekStates highestIsActive() {
    return new HighestIsActive();
  }

  /**
   * Gives each version its state at this moment; ascending.
   *
   * @param versions as the KEK's place reports them
   * @throws KekException if nobody can tell: then none may be used
   */
  List<StatedVersion> of(String kekId, List<KekVersion> versions) throws KekException;

  /**
   * Gives one of the versions its state at this moment; empty if it is not among them.
   *
   * @throws KekException if nobody can tell: then none may be used
   */
  default Optional<StatedVersion> of(String kekId, List<KekVersion> versions, int number)
      throws KekException {
    return of(kekId, versions).stream().filter(each -> each.number() == number).findFirst();
  }
}
