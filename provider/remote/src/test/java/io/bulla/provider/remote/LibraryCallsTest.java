package io.bulla.provider.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LibraryCallsTest {
  private static final Patience LONG = Patience.of("a place", Duration.ofMinutes(1));
  private static final ClassLoader PLATFORM = ClassLoader.getPlatformClassLoader();

  private final LibraryCalls calls = LibraryCalls.of("a library", PLATFORM);

  @AfterEach
  void close() {
    calls.close();
  }

  /** Ends when it is interrupted. */
  private static boolean hang(CountDownLatch ended) {
    try {
      return new CountDownLatch(1).await(1, TimeUnit.HOURS);
    } catch (InterruptedException e) {
      ended.countDown();
      return false;
    }
  }

  private static void interruptOnce(CountDownLatch began, Thread caller) {
    try {
      began.await();
      caller.interrupt();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void call_runsWithTheClassLoaderOfTheLibrary() throws Exception {
    assertThat(calls.run(() -> Thread.currentThread().getContextClassLoader(), LONG))
        .isSameAs(PLATFORM);
  }

  @Test
  void callThatHangs_timesOut() {
    CountDownLatch never = new CountDownLatch(1);
    assertThatThrownBy(
            () -> calls.run(() -> hang(never), Patience.of("a place", Duration.ofMillis(200))))
        .isInstanceOfSatisfying(
            KekException.class, e -> assertThat(e.kind()).isEqualTo(Kind.TIMED_OUT));
  }

  @Test
  void callerThatIsInterrupted_endsTheCall() throws Exception {
    CountDownLatch began = new CountDownLatch(1);
    CountDownLatch ended = new CountDownLatch(1);
    Thread caller = Thread.currentThread();
    new Thread(() -> interruptOnce(began, caller)).start();
    assertThatThrownBy(
            () ->
                calls.run(
                    () -> {
                      began.countDown();
                      return hang(ended);
                    },
                    LONG))
        .isInstanceOfSatisfying(
            KekException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNAVAILABLE));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(ended.await(1, TimeUnit.MINUTES)).isTrue();
  }

  @Test
  void failureOfTheCall_isTheCallers() {
    KekException denied = new KekException(Kind.DENIED, "no");
    assertThatThrownBy(
            () ->
                calls.run(
                    () -> {
                      throw denied;
                    },
                    LONG))
        .isSameAs(denied);
  }

  @Test
  void failureThatNobodyExpected_isNotSwallowed() {
    RuntimeException surprise = new IllegalArgumentException("surprise");
    assertThatThrownBy(
            () ->
                calls.run(
                    () -> {
                      throw surprise;
                    },
                    LONG))
        .isInstanceOf(IllegalStateException.class)
        .hasCause(surprise);
  }

  @Test
  void patienceThatIsOver_callsNothing() {
    AtomicBoolean called = new AtomicBoolean();
    assertThatThrownBy(
            () -> calls.run(() -> called.getAndSet(true), Patience.of("a place", Duration.ZERO)))
        .isInstanceOf(KekException.class);
    assertThat(called).isFalse();
  }
}
