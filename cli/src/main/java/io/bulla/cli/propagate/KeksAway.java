package io.bulla.cli.propagate;

import io.bulla.cli.ExitCode;
import io.bulla.cli.Failure;
import io.bulla.loader.ModelTokenException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which KEKs are not to be asked: those that are not configured here, and those that failed for
 * several models in a row, which are not waited for again in the same run. Safe for threads.
 */
final class KeksAway {
  static final int PATIENCE = 3;

  private final List<String> configured;
  private final Map<String, Integer> failuresInARow = new HashMap<>();

  KeksAway(List<String> configured) {
    this.configured = List.copyOf(configured);
  }

  synchronized void answered(String kekId) {
    failuresInARow.remove(kekId);
  }

  /** Only what may be the same for the next model counts. */
  synchronized void failed(String kekId, Exception failure) {
    if (failure instanceof ModelTokenException) {
      failuresInARow.merge(kekId, 1, Integer::sum);
    }
  }

  /** Why one is not to be asked; empty where it is. */
  synchronized Optional<Failure> why(String kekId) {
    if (!configured.contains(kekId)) {
      return Optional.of(
          new Failure(
              ExitCode.KEY,
              "KEK " + kekId + ": it is not configured here",
              "add it to the configuration, or run the plan where it is"));
    }
    return failuresInARow.getOrDefault(kekId, 0) < PATIENCE
        ? Optional.empty()
        : Optional.of(
            new Failure(
                ExitCode.TOKEN,
                "KEK "
                    + kekId
                    + ": not asked, since it failed for "
                    + PATIENCE
                    + " models in a row",
                "see why above, then run this again"));
  }
}
