package io.bulla.provider.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;

/** By a clock that moves only in pauses, and as a test moves it. */
class AttemptsTest {
  private final List<Long> pausesMillis = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private long nowNanos = Long.MAX_VALUE - 5; // a clock of nanoseconds may overflow
  private int tried;

  private Attempts attempts(Duration deadline, double jitter) {
    return new Attempts(
        "a place",
        deadline,
        () -> nowNanos,
        duration -> {
          pausesMillis.add(duration.toMillis());
          nowNanos += duration.toNanos();
        },
        () -> jitter);
  }

  private void note(String name, String value) {
    notes.add(name + "=" + value);
  }

  private String failing(Kind kind) throws KekException {
    tried++;
    throw new KekException(kind, "no");
  }

  @Test
  void firstAttempt_isNoted_onlyIfItWasNotTheLast() throws Exception {
    Attempts attempts = attempts(Duration.ofSeconds(10), 1);
    String first = attempts.run(patience -> "done", this::note);
    assertThat(first).isEqualTo("done");
    assertThat(notes).isEmpty();
    String second =
        attempts.run(patience -> ++tried < 2 ? failing(Kind.UNAVAILABLE) : "done", this::note);
    assertThat(second).isEqualTo("done");
    assertThat(notes).containsExactly("tries=2");
  }

  @Test
  void pauses_areOfFullJitterUnderADoublingCeiling() {
    assertThatThrownBy(
            () ->
                attempts(Duration.ofMinutes(1), 1)
                    .run(patience -> failing(Kind.THROTTLED), this::note))
        .isInstanceOfSatisfying(
            KekException.class, e -> assertThat(e.kind()).isEqualTo(Kind.THROTTLED));
    assertThat(pausesMillis).containsExactly(100L, 200L, 400L, 800L, 1600L);
    assertThat(tried).isEqualTo(Attempts.MOST);
    pausesMillis.clear();
    assertThatThrownBy(
            () ->
                attempts(Duration.ofMinutes(1), 0)
                    .run(patience -> failing(Kind.UNAVAILABLE), this::note))
        .hasMessage("no");
    assertThat(pausesMillis).containsOnly(0L);
  }

  @Test
  void whatASecondAttemptWouldNotChange_isTriedOnce() {
    for (Kind kind : Kind.values()) {
      tried = 0;
      assertThatThrownBy(
              () -> attempts(Duration.ofSeconds(10), 0).run(patience -> failing(kind), this::note))
          .hasMessage("no");
      boolean passes = kind == Kind.THROTTLED || kind == Kind.UNAVAILABLE;
      assertThat(tried).as("%s", kind).isEqualTo(passes ? Attempts.MOST : 1);
    }
  }

  @Test
  void retryAfter_isHonoured_withinTheDeadline() throws Exception {
    Attempts attempts = attempts(Duration.ofSeconds(10), 0.5);
    Attempt<String> asksForTwoSeconds =
        patience -> {
          if (++tried > 1) {
            return "done";
          }
          patience.notBefore(Duration.ofSeconds(2));
          return failing(Kind.THROTTLED);
        };
    String second = attempts.run(asksForTwoSeconds, this::note);
    assertThat(second).isEqualTo("done");
    assertThat(pausesMillis).containsExactly(2050L);
    pausesMillis.clear();
    assertThatThrownBy(
            () ->
                attempts.run(
                    patience -> {
                      patience.notBefore(Duration.ofSeconds(10));
                      return failing(Kind.THROTTLED);
                    },
                    this::note))
        .hasMessage("no");
    assertThat(pausesMillis).as("a pause beyond the deadline").isEmpty();
  }

  @Test
  void deadline_isOfAllAttemptsTogether() {
    Attempts attempts = attempts(Duration.ofMillis(500), 1);
    assertThatThrownBy(
            () ->
                attempts.run(
                    patience -> {
                      nowNanos += Duration.ofMillis(300).toNanos();
                      Duration left = patience.left();
                      assertThat(left).isLessThanOrEqualTo(Duration.ofMillis(200));
                      return failing(Kind.UNAVAILABLE);
                    },
                    this::note))
        .isInstanceOfSatisfying(
            KekException.class, e -> assertThat(e.kind()).isEqualTo(Kind.TIMED_OUT))
        .hasMessageContaining("500 ms");
    assertThat(pausesMillis).containsExactly(100L);
  }

  @Test
  void interruption_endsIt_andIsKept() {
    Attempts interrupted =
        new Attempts(
            "a place",
            Duration.ofSeconds(10),
            () -> nowNanos,
            duration -> {
              throw new InterruptedException();
            },
            () -> 0);
    assertThatThrownBy(() -> interrupted.run(patience -> failing(Kind.UNAVAILABLE), this::note))
        .hasMessage("no");
    assertThat(Thread.interrupted()).isTrue();
    assertThat(tried).isEqualTo(1);
  }

  @Test
  void lockThatAnotherHolds_timesOut() throws Exception {
    ReentrantLock lock = new ReentrantLock();
    Patience patience = new Patience("a place", Duration.ofMillis(50), System::nanoTime);
    lock.lock();
    CompletableFuture<Throwable> other =
        CompletableFuture.supplyAsync(() -> catchThrowable(() -> patience.take(lock)));
    assertThat(other.get())
        .isInstanceOfSatisfying(
            KekException.class, e -> assertThat(e.kind()).isEqualTo(Kind.TIMED_OUT));
  }
}
