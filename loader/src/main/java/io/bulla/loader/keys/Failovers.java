package io.bulla.loader.keys;

import io.bulla.loader.format.Recipient;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tells in the log, once for each KEK, that it failed and another recipient gave the DEK: models
 * open all the same, and nobody would see that there is one recipient less. Safe for several
 * threads.
 */
final class Failovers {
  static final Failovers OF_THIS_PROCESS = new Failovers();

  private final Set<String> told = ConcurrentHashMap.newKeySet();

  /**
   * Tells of each failure.
   *
   * @param asked the recipients: as many as there are failures failed, and the next one gave
   */
  void tell(List<Recipient> asked, List<KekFailure> failures) {
    for (int i = 0; i < failures.size(); i++) {
      if (told.add(asked.get(i).toString())) {
        warn(failures.get(i), asked.get(failures.size()));
      }
    }
  }

  /** Logging starts with the first one: without any it would only delay the first KEK. */
  private static void warn(KekFailure failure, Recipient giver) {
    System.getLogger("io.bulla.keys")
        .log(
            System.Logger.Level.WARNING,
            "{0}: the next recipient, KEK {1}, is used in its place",
            failure.getMessage(),
            giver);
  }
}
