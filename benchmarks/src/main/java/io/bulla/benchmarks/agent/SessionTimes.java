package io.bulla.benchmarks.agent;

import io.bulla.benchmarks.statistics.Sample;
import java.io.IOException;
import java.util.List;

/**
 * One session of one JVM, in milliseconds.
 *
 * @param loadMillis until createSession returned
 * @param firstRunMillis the first inference
 * @param runMillis the median of the later ones, or the first where there is no other
 * @param closeMillis closing, with the wiping of what the session had been lent
 * @param output a hash of what it computed
 */
record SessionTimes(
    double loadMillis, double firstRunMillis, double runMillis, double closeMillis, String output) {

  static SessionTimes measure(LiveTwin twin, int runs) throws IOException {
    double load = LiveTwin.millis(twin.tell("load").get(0));
    List<String> ran = twin.tell("run " + runs);
    double close = LiveTwin.millis(twin.tell("close").get(0));
    List<Double> times = ran.subList(0, runs).stream().map(LiveTwin::millis).toList();
    List<Double> later = runs == 1 ? times : times.subList(1, runs);
    return new SessionTimes(load, times.get(0), Sample.of(later).median(), close, ran.get(runs));
  }

  /** What both computed must be the same, or no figure means anything. */
  SessionTimes sameAs(SessionTimes other) {
    if (!output.equals(other.output)) {
      throw new IllegalStateException("the sealed model computed something else");
    }
    return this;
  }
}
