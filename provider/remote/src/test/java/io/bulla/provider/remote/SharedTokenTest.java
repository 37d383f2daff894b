package io.bulla.provider.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Tokens that are numbered as they are given, each for ten nanoseconds of the test's clock. */
class SharedTokenTest {
  private static final Patience LONG = Patience.of("a place", Duration.ofMinutes(1));

  private record Numbered(int number, long dueNanos) implements SharedToken.Token {}

  private final SharedToken<Numbered> shared = new SharedToken<>(this::next, () -> this.nowNanos);
  private int given;
  private long nowNanos = Long.MAX_VALUE - 5;
  private boolean refused;

  private Numbered next(Patience patience) throws KekException {
    given++;
    if (refused) {
      throw new KekException(Kind.AUTHENTICATION_FAILED, "no");
    }
    return new Numbered(given, nowNanos + 10);
  }

  @Test
  void token_isKeptUntilItIsDue_alsoWhereTheClockWraps() throws Exception {
    Numbered first = shared.get(LONG);
    nowNanos += 9;
    assertThat(shared.get(LONG)).isSameAs(first);
    nowNanos += 1;
    assertThat(shared.get(LONG).number()).isEqualTo(2);
  }

  @Test
  void tokenThatIsNotRecognised_isReplacedOnce_whoeverFindsIt() throws Exception {
    Numbered dead = shared.get(LONG);
    Numbered fresh = shared.insteadOf(dead, LONG);
    assertThat(fresh.number()).isEqualTo(2);
    assertThat(shared.insteadOf(dead, LONG)).isSameAs(fresh);
    assertThat(shared.get(LONG)).isSameAs(fresh);
  }

  @Test
  void nothingOfAFailedLogin_isKept() throws Exception {
    Numbered dead = shared.get(LONG);
    refused = true;
    assertThatThrownBy(() -> shared.insteadOf(dead, LONG)).isInstanceOf(KekException.class);
    assertThatThrownBy(() -> shared.get(LONG)).isInstanceOf(KekException.class);
    refused = false;
    assertThat(shared.get(LONG).number()).isEqualTo(4);
  }

  /** The first one is held in its login until another one waits for it. */
  @Test
  void threadsAtOnce_shareOneLogin() throws Exception {
    CountDownLatch inLogin = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    SharedToken<Numbered> slow =
        new SharedToken<>(
            patience -> {
              inLogin.countDown();
              awaitIt(go);
              return next(patience);
            },
            () -> nowNanos);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<Numbered>> tokens = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        tokens.add(threads.submit(() -> slow.get(LONG)));
      }
      awaitIt(inLogin);
      go.countDown();
      for (Future<Numbered> token : tokens) {
        assertThat(token.get().number()).isEqualTo(1);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  /** Whoever waits for another's login waits no longer than he has patience. */
  @Test
  void loginThatHangs_holdsNobodyElseBeyondHisDeadline() throws Exception {
    CountDownLatch inLogin = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    SharedToken<Numbered> slow =
        new SharedToken<>(
            patience -> {
              inLogin.countDown();
              awaitIt(go);
              return next(patience);
            },
            () -> nowNanos);
    ExecutorService threads = Executors.newFixedThreadPool(1);
    try {
      Future<Numbered> hanging = threads.submit(() -> slow.get(LONG));
      awaitIt(inLogin);
      assertThatThrownBy(() -> slow.get(Patience.of("a place", Duration.ofMillis(50))))
          .isInstanceOfSatisfying(
              KekException.class, e -> assertThat(e.kind()).isEqualTo(Kind.TIMED_OUT));
      go.countDown();
      assertThat(hanging.get().number()).isEqualTo(1);
    } finally {
      threads.shutdownNow();
    }
  }

  private static void awaitIt(CountDownLatch latch) {
    try {
      assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
