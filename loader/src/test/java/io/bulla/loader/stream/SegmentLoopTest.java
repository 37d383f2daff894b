package io.bulla.loader.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.lang.Thread.State;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SegmentLoopTest {
  private final AtomicInteger open = new AtomicInteger();
  private final Set<Integer> done = ConcurrentHashMap.newKeySet();

  /** Counts itself, and fails where told. */
  private final class CountedWork implements SegmentLoop.Work {
    private final Set<Integer> failing;

    CountedWork(Set<Integer> failing) {
      this.failing = failing;
      open.incrementAndGet();
    }

    @Override
    public void segment(int index) throws IOException {
      if (failing.contains(index)) {
        throw new IOException("segment " + index);
      }
      assertThat(done.add(index)).isTrue();
    }

    @Override
    public void close() {
      open.decrementAndGet();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void everySegment_isWorkedOnOnce(int threads) throws IOException {
    SegmentLoop.run(1000, threads, () -> new CountedWork(Set.of()));

    assertThat(done).hasSize(1000);
    assertThat(open).hasValue(0);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void failures_theLowestIsThrownAndAllWorkClosed(int threads) {
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(
            () -> SegmentLoop.run(1000, threads, () -> new CountedWork(Set.of(500, 501, 502))))
        .withMessage("segment 500");
    assertThat(done).contains(499);
    assertThat(open).hasValue(0);
  }

  /** Segment 0 fails only when the thread that failed on segment 1 has come to its end. */
  private static final class LateFailure implements SegmentLoop.Work {
    private final AtomicReference<Thread> first;

    LateFailure(AtomicReference<Thread> first) {
      this.first = first;
    }

    @Override
    public void segment(int index) throws IOException {
      if (index == 0) {
        while (!isAtItsEnd(first.get())) {
          Thread.onSpinWait();
        }
      } else {
        first.set(Thread.currentThread());
      }
      throw new IOException("segment " + index);
    }

    private static boolean isAtItsEnd(@Nullable Thread thread) {
      return thread != null && Set.of(State.WAITING, State.TERMINATED).contains(thread.getState());
    }

    @Override
    public void close() {}
  }

  @Test
  @Timeout(60)
  void higherSegmentThatFailsFirst_yieldsToTheLower() {
    AtomicReference<Thread> first = new AtomicReference<>();

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> SegmentLoop.run(2, 2, () -> new LateFailure(first)))
        .withMessage("segment 0");
  }

  @Test
  void workThatCannotBeMade_failsTheLoop() {
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(
            () ->
                SegmentLoop.run(
                    10,
                    3,
                    () -> {
                      throw new IOException("no memory");
                    }))
        .withMessage("no memory");
  }

  @Test
  void nothingToDo_makesNoWork() throws IOException {
    SegmentLoop.run(
        0,
        3,
        () -> {
          throw new IOException("must not be made");
        });
    assertThat(done).isEmpty();
  }
}
