package io.bulla.benchmarks.agent;

import java.io.IOException;
import java.util.List;

/**
 * One whole process, in milliseconds since it was started.
 *
 * @param mainMillis until its main method
 * @param loadedMillis until createSession returned
 * @param inferredMillis until the first inference was done
 * @param endMillis until its end
 * @param output a hash of what it computed
 */
record ColdTimes(
    double mainMillis,
    double loadedMillis,
    double inferredMillis,
    double endMillis,
    String output) {

  static ColdTimes measure(Twin twin) throws IOException {
    try (LiveTwin live = twin.start()) {
      live.tellAll(List.of("load", "run 1"));
      live.answer();
      double main = live.millisSinceStart();
      live.answer();
      double loaded = live.millisSinceStart();
      List<String> ran = live.answer();
      double inferred = live.millisSinceStart();
      live.end();
      return new ColdTimes(main, loaded, inferred, live.millisSinceStart(), ran.get(1));
    }
  }

  double sessionMillis() {
    return loadedMillis - mainMillis;
  }
}
