package io.bulla.provider.report;

import io.bulla.provider.kek.Kek;
import io.bulla.provider.kek.KekAlias;
import io.bulla.provider.kek.StatedVersion;
import io.bulla.provider.kek.WrapCount;
import io.bulla.provider.spi.Finding;
import io.bulla.provider.spi.Finding.Status;
import io.bulla.provider.spi.KekException;
import java.util.Optional;

/** Says of an active version that its wrap budget comes to its end. Stateless. */
final class WrapFinding {
  private WrapFinding() {}

  /** Empty while there is nothing to do. */
  static Optional<Finding> of(Kek kek, StatedVersion version) {
    String name = "wraps of " + KekAlias.of(kek.id(), version.number());
    try {
      WrapCount count = kek.wraps(version.version());
      return version.state().wraps() && count.isNearlyExhausted()
          ? Optional.of(nearly(name, kek.id(), count))
          : Optional.empty();
    } catch (KekException e) {
      return Optional.of(
          new Finding(name, Status.FAIL, String.valueOf(e.getMessage()), FailureHint.of(e.kind())));
    }
  }

  private static Finding nearly(String name, String kekId, WrapCount count) {
    return new Finding(
        name,
        count.isExhausted() ? Status.FAIL : Status.WARN,
        count + " of this host's wrap budget are used",
        "make a new version with: bulla key rotate " + kekId);
  }
}
