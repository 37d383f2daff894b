package io.bulla.provider;

import io.bulla.provider.audit.Audit;
import io.bulla.provider.kek.KekStates;
import java.nio.file.Path;

/** The seam over an asymmetric KEK {@code models}, for callers that must not take one. */
public final class AsymmetricKek {
  private AsymmetricKek() {}

  /** Its place is in memory, and wraps for whoever asks. */
  public static Seam seam(Path directory) throws Exception {
    NumberingPlace place = new NumberingPlace();
    place.algorithm = "RSA";
    return PlacedSeam.of(directory, () -> place, KekStates.highestIsActive(), Audit.OFF);
  }
}
