package io.bulla.cli.propagate;

import io.bulla.cli.ExitCode;
import io.bulla.cli.Failure;
import io.bulla.loader.ModelTokenException;
import java.util.HashMap;
import java.util.Map;

/**
 * KEKs that were asked for several models in a row and did not answer as they should: they are not
 * waited for again in the same run. Safe for threads.
 */
final class KeksAway {
  static final int PATIENCE = 3;

  private final Map<String, Integer> failuresInARow = new HashMap<>();

  synchronized void answered(String kekId) {
    failuresInARow.remove(kekId);
  }

  /** Only what may be the same for the next model counts. */
  synchronized void failed(String kekId, Exception failure) {
    if (failure instanceof ModelTokenException) {
      failuresInARow.merge(kekId, 1, Integer::sum);
    }
  }

  synchronized boolean isAway(String kekId) {
    return failuresInARow.getOrDefault(kekId, 0) >= PATIENCE;
  }

  static Failure failure(String kekId) {
    return new Failure(
        ExitCode.TOKEN,
        "KEK " + kekId + ": not asked, since it failed for " + PATIENCE + " models in a row",
        "see why above, then run this again");
  }
}
