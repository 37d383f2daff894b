package io.bulla.benchmarks.agent;

import java.io.IOException;

/**
 * Two sides that are measured in turn, each as often before the other as after it.
 *
 * @param plain one side
 * @param sealed the other
 */
record Turns<S>(S plain, S sealed) {

  /** One figure of one side. */
  interface Measure<S, F> {
    F take(S side) throws IOException;
  }

  /** What becomes of the figures of both. */
  interface Pair<F> {
    void add(F plain, F sealed) throws IOException;
  }

  <F> void take(int pairs, Measure<S, F> measure, Pair<F> pair) throws IOException {
    for (int i = 0; i < pairs; i++) {
      boolean plainFirst = i % 2 == 0;
      F first = measure.take(plainFirst ? plain : sealed);
      F second = measure.take(plainFirst ? sealed : plain);
      pair.add(plainFirst ? first : second, plainFirst ? second : first);
    }
  }
}
