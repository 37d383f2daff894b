package io.bulla.faults;

import io.bulla.testing.TwoAtATime;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Does the same to each of many calls, two at a time, or with {@code -Dbulla.faults.every=N} to one
 * in N of them, and says so: a run of CI has an hour. Stateless.
 */
final class EachCall {
  private static final int EVERY = Integer.getInteger("bulla.faults.every", 1);

  private EachCall() {}

  static <T> void of(List<T> calls, TwoAtATime.Action<T> action) throws Exception {
    List<T> chosen = oneIn(EVERY, calls);
    if (chosen.size() < calls.size()) {
      System.out.printf(
          "%d of %d calls: -Dbulla.faults.every=%d%n", chosen.size(), calls.size(), EVERY);
    }
    TwoAtATime.each(chosen, action);
  }

  static <T> List<T> oneIn(int every, List<T> calls) {
    if (every < 1) {
      throw new IllegalArgumentException("-Dbulla.faults.every=" + every + ": not 1 or more");
    }
    return IntStream.range(0, calls.size())
        .filter(index -> index % every == 0)
        .<T>mapToObj(calls::get)
        .toList();
  }
}
